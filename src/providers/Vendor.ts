import type { ChatRole } from '../core/ChatMessage.ts'
import type { Wire } from '../wire/Wire.ts'
import type { Call } from './Call.ts'
import type { VendorInfo } from './VendorInfo.ts'

/** What a request needs to know of its vendor. */
type Facts = Pick<VendorInfo, 'name' | 'baseUrl' | 'defaultModel'>

/** A service: data over a wire. */
export interface Vendor<Chunk, Whole, Info extends Facts = Facts> {
  readonly info: Info
  readonly wire: Wire<Chunk, Whole>
  readonly roles: readonly ChatRole[]
  /** Appended to the base URL. */
  readonly path: (call: Call) => string
  /** Beside content-type, accept and accept-encoding. */
  readonly headers?: (call: Call) => Readonly<Record<string, string>>
  /** Without the call's `body`, which is spread last. */
  readonly body: (call: Call) => Readonly<Record<string, unknown>>
  /** Keys of the body that hold settings: what the call's `body` says there is merged in, not put in their place. */
  readonly sections?: readonly string[]
  /** Whether the service can answer without a stream. */
  readonly answersWhole: boolean
  /** Milliseconds for the whole reply, unless the config says otherwise. */
  readonly timeout?: number
}
