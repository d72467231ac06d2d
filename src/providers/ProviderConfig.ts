import type { SchedulerLike } from 'rxjs'
import type { Transport } from '../transport/Transport.ts'

/** What every vendor's factory takes; all of it is optional. Times are in milliseconds. */
export interface ProviderConfig {
  /** Scheme, host and prefix; the vendor's own path is appended. */
  readonly baseUrl?: string
  /** The key, or a function that fetches it for each request. White space around it is dropped. */
  readonly apiKey?: string | (() => string | Promise<string>)
  readonly model?: string
  /** Added last; they replace defaults of the same name. */
  readonly headers?: Readonly<Record<string, string>>
  /** An http(s) proxy URL. */
  readonly proxy?: string
  /** For the whole reply. Default: none (Ylokh: 120,000). */
  readonly timeout?: number
  /** Without any byte. Default 120,000; 0 = off. */
  readonly idleTimeout?: number
  /** To connect. Default 10,000. */
  readonly connectTimeout?: number
  /** In characters. Default 1,049,600: 1 MiB of data and its field's name. */
  readonly maxLineLength?: number
  /** Default: undici in Node, fetch elsewhere. */
  readonly transport?: Transport
  /** Clock of the time limits. Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}
