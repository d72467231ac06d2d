import { platform } from '#transport'
import type { SchedulerLike } from 'rxjs'
import type { Dispatcher } from 'undici'
import type { Transport } from './Transport.ts'

export interface UndiciTransportConfig {
  /** An undici 7 dispatcher of your own; then `proxy` and `connectTimeout` of the request are its business. */
  readonly dispatcher?: Dispatcher
  /** Clock of the connect timeout, and of how fast reads come. Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * The transport of Node, where it is the default.
 *
 * It keeps an agent of its own. Redirects are not followed, HTTP/2 is off, and undici's own time limits are lifted: the
 * provider's are exact.
 *
 * Where 16 reads of less than 2 KiB come within a millisecond, the socket waits for one, so that a flood costs a fraction
 * of the wake-ups. No model writes that fast. The sockets of a dispatcher of your own are read as they come; there a reply
 * that ends with its connection cannot be held by the call's `flow`.
 *
 * @throws Config for a wrong option, and where there is no Node
 * @see fetchTransport for browsers and workers
 * @example
 * openai({ apiKey, transport: undiciTransport({ dispatcher: new EnvHttpProxyAgent() }) })
 */
export function undiciTransport(config: UndiciTransportConfig = {}): Transport {
  return platform.createUndici(config)
}
