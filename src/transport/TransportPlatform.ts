import type { Transport } from './Transport.ts'
import type { UndiciTransportConfig } from './undiciTransport.ts'

/** What differs between Node and the web; `#transport` is the one of the place where the program runs. */
export interface TransportPlatform {
  createDefault(): Transport
  createUndici(config: UndiciTransportConfig): Transport
}
