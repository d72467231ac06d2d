import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { NetworkPhase, ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { Exchange } from './Exchange.ts'
import type { HttpRequest } from './HttpRequest.ts'
import type { HttpResponse } from './HttpResponse.ts'
import type { Transport } from './Transport.ts'

export interface FetchTransportConfig {
  /** The fetch to call. Default: the global one, looked up at each request. */
  readonly fetch?: typeof globalThis.fetch
  /** Clock of the connect timeout. Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * The transport of browsers, workers, Bun and Deno: fetch as an Observable that closes its connection when it is left.
 *
 * Redirects are not followed. fetch does not say when a connection is made, so `connectTimeout`, where it is given,
 * bounds the wait for the head; `proxy` is refused, because fetch knows none.
 *
 * A reader that is held stops reading; how much fetch reads ahead of it is fetch's business. Node's own does so without
 * bound where the chunks are small: there, `undiciTransport` (the default) is the better one.
 *
 * @example
 * openai({ model: 'gpt-5-mini', apiKey, transport: fetchTransport() })
 */
export function fetchTransport(config: FetchTransportConfig = {}): Transport {
  checkOptions('fetchTransport', config, { fetch: rule.function, scheduler: rule.scheduler })
  const { scheduler = monotonicScheduler } = config
  return (request) =>
    new Observable((head) => {
      if (request.proxy !== undefined) {
        head.error(
          createProviderError('InvalidRequest', 'fetch cannot go through a proxy; use undiciTransport in Node'),
        )
        return
      }
      const { connectTimeout, flow } = request
      const exchange = new FetchExchange(head)
      exchange.attach(flow)
      if (exchange.phase === 'over') return
      if (connectTimeout) head.add(scheduler.schedule(() => exchange.connectTimedOut(connectTimeout), connectTimeout))
      exchange.start(config.fetch ?? globalThis.fetch, request)
    })
}

/** An exchange that pulls: fetch gives a chunk for each read. */
class FetchExchange extends Exchange {
  readonly #aborter = new AbortController()
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  #flows = false
  #reading = false

  constructor(head: Subscriber<HttpResponse>) {
    super(head)
    // Nothing tells when a connection is there.
    this.connected()
  }

  start(fetch: typeof globalThis.fetch, { url, method, headers, body }: HttpRequest): void {
    const init = { method, headers, redirect: 'manual', signal: this.#aborter.signal } as const
    // A fetch that throws at once and one that rejects are the same failure.
    new Promise<Response>((resolve) => resolve(fetch(url, { ...init, ...(body === undefined ? {} : { body }) }))).then(
      (response) => this.#answer(response),
      (error: unknown) => this.fail(networkError(error, 'headers')),
    )
  }

  connectTimedOut(ms: number): void {
    if (this.phase !== 'headers') return
    this.fail(createProviderError('Timeout', `no answer within ${ms} ms`, { phase: 'connect', ms }))
  }

  protected override cancel(): void {
    this.#aborter.abort()
  }

  protected override regulate(flows: boolean): void {
    this.#flows = flows
    this.#pull()
  }

  #answer(response: Response): void {
    if (this.phase === 'over') return
    this.#reader = response.body?.getReader()
    // fetch has decoded the body, and still shows how it came.
    const { 'content-encoding': _encoding, ...headers } = Object.fromEntries(response.headers)
    // Browsers show nothing of a redirect that they were told not to follow.
    this.open(response.type === 'opaqueredirect' ? 302 : response.status, headers)
  }

  #pull(): void {
    if (!this.#flows || this.#reading || this.phase !== 'body') return
    if (this.#reader === undefined) {
      this.end()
      return
    }
    this.#reading = true
    this.#reader.read().then(
      ({ done, value }) => {
        this.#reading = false
        if (done) {
          this.end()
          return
        }
        this.receive(value)
        this.#pull()
      },
      (error: unknown) => this.fail(networkError(error, 'body')),
    )
  }
}

/** fetch says little but `TypeError`, and may quote a header in it: without a code of the system, none of its words are kept. */
function networkError(error: unknown, phase: NetworkPhase): ProviderError {
  const known = toProviderError(error, { phase })
  if (known._tag === 'Network') return known
  const message = phase === 'headers' ? 'the request failed before an answer came' : 'the connection was lost'
  return createProviderError('Network', message, { phase })
}
