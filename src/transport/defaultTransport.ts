import { platform } from '#transport'
import type { Transport } from './Transport.ts'

let shared: Transport | undefined

/** The transport of a provider that was given none: one for all of them, made when first needed. */
export function defaultTransport(): Transport {
  shared ??= platform.createDefault()
  return shared
}
