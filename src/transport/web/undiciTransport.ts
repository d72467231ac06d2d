import { createProviderError } from '../../core/createProviderError.ts'
import type { Transport } from '../Transport.ts'

/** Stands in for the real one where there is no Node, so that a bundle holds no byte of undici. */
export function undiciTransport(): Transport {
  throw createProviderError('Config', 'undiciTransport needs Node; use fetchTransport() here')
}
