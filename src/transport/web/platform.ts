import { createProviderError } from '../../core/createProviderError.ts'
import { fetchTransport } from '../fetchTransport.ts'
import type { TransportPlatform } from '../TransportPlatform.ts'

/** No byte of undici reaches a bundle through here. */
export const platform: TransportPlatform = {
  createDefault: () => fetchTransport(),
  createUndici() {
    throw createProviderError('Config', 'undiciTransport needs Node; use fetchTransport() here')
  },
}
