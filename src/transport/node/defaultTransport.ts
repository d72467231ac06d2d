import type { Transport } from '../Transport.ts'
import { undiciTransport } from '../undiciTransport.ts'

let shared: Transport | undefined

/** The transport of a provider that was given none: one undici transport for all of them, made when first needed. */
export function defaultTransport(): Transport {
  shared ??= undiciTransport()
  return shared
}
