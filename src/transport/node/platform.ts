import type { TransportPlatform } from '../TransportPlatform.ts'
import { createUndiciTransport } from './createUndiciTransport.ts'

export const platform: TransportPlatform = {
  createDefault: () => createUndiciTransport({}),
  createUndici: createUndiciTransport,
}
