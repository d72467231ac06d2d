import { Observable, type SchedulerLike, type Subscriber } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { NetworkPhase, ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
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
 * @example
 * openai({ model: 'gpt-5-mini', apiKey, transport: fetchTransport() })
 */
export function fetchTransport(config: FetchTransportConfig = {}): Transport {
  checkOptions('fetchTransport', config, { fetch: rule.function, scheduler: rule.object })
  const { scheduler = monotonicScheduler } = config
  return (request) =>
    new Observable((head) => {
      if (request.proxy !== undefined) {
        head.error(
          createProviderError('InvalidRequest', 'fetch cannot go through a proxy; use undiciTransport in Node'),
        )
        return
      }
      const exchange = new Exchange(head)
      head.add(() => exchange.abort())
      const { connectTimeout, flow } = request
      if (connectTimeout) head.add(scheduler.schedule(() => exchange.connectTimedOut(connectTimeout), connectTimeout))
      if (flow) head.add(flow.subscribe((go) => exchange.hold(!go)))
      exchange.start(config.fetch ?? globalThis.fetch, request)
    })
}

/** One request and its answer. */
class Exchange {
  readonly #head: Subscriber<HttpResponse>
  readonly #aborter = new AbortController()
  #bytes: Subscriber<Uint8Array> | undefined
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  #phase: 'headers' | 'body' | 'over' = 'headers'
  #held = false
  #reading = false

  constructor(head: Subscriber<HttpResponse>) {
    this.#head = head
  }

  start(fetch: typeof globalThis.fetch, { url, method, headers, body }: HttpRequest): void {
    const init = { method, headers, redirect: 'manual', cache: 'no-store', signal: this.#aborter.signal } as const
    // A fetch that throws at once and one that rejects are the same failure.
    new Promise<Response>((resolve) => resolve(fetch(url, { ...init, ...(body === undefined ? {} : { body }) }))).then(
      (response) => this.#open(response),
      (error: unknown) => this.#fail(networkError(error, 'headers')),
    )
  }

  connectTimedOut(ms: number): void {
    if (this.#phase !== 'headers') return
    this.#fail(createProviderError('Timeout', `no answer within ${ms} ms`, { phase: 'connect', ms }))
  }

  hold(held: boolean): void {
    this.#held = held
    this.#pull()
  }

  abort(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.#aborter.abort()
  }

  #open(response: Response): void {
    if (this.#phase === 'over') return
    this.#phase = 'body'
    this.#reader = response.body?.getReader()
    // Browsers show nothing of a redirect that they were told not to follow.
    const status = response.type === 'opaqueredirect' ? 302 : response.status
    const body = new Observable<Uint8Array>((bytes) => this.#read(bytes))
    this.#head.next({ status, headers: Object.fromEntries(response.headers), body })
  }

  #read(bytes: Subscriber<Uint8Array>): void {
    this.#bytes = bytes
    bytes.add(() => {
      this.abort()
      this.#head.complete()
    })
    this.#pull()
  }

  #pull(): void {
    if (this.#phase !== 'body' || this.#held || this.#reading || this.#bytes === undefined) return
    if (this.#reader === undefined) {
      this.#end()
      return
    }
    this.#reading = true
    this.#reader.read().then(
      ({ done, value }) => {
        this.#reading = false
        if (this.#phase === 'over') return
        if (done) {
          this.#end()
          return
        }
        this.#bytes?.next(value)
        this.#pull()
      },
      (error: unknown) => this.#fail(networkError(error, 'body')),
    )
  }

  #end(): void {
    this.#phase = 'over'
    this.#bytes?.complete()
    this.#head.complete()
  }

  #fail(error: ProviderError): void {
    if (this.#phase === 'over') return
    this.abort()
    if (this.#bytes) this.#bytes.error(error)
    else this.#head.error(error)
  }
}

/** fetch says little but `TypeError`, and may quote a header in it: without a code of the system, none of its words are kept. */
function networkError(error: unknown, phase: NetworkPhase): ProviderError {
  const known = toProviderError(error, { phase })
  if (known._tag === 'Network') return known
  const message = phase === 'headers' ? 'the request failed before an answer came' : 'the connection was lost'
  return createProviderError('Network', message, { phase })
}
