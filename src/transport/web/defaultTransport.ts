import { fetchTransport } from '../fetchTransport.ts'
import type { Transport } from '../Transport.ts'

let shared: Transport | undefined

/** The transport of a provider that was given none: fetch. */
export function defaultTransport(): Transport {
  shared ??= fetchTransport()
  return shared
}
