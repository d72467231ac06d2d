import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'

/** One call, as a vendor sees it when it writes the request. */
export interface Call {
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  /** The call's, else the config's, else the vendor's default. */
  readonly model: string
  /** Whether a stream is asked for. */
  readonly stream: boolean
  readonly key: string | undefined
}
