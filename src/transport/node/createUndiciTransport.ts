import type { Socket } from 'node:net'
import { Observable, type Subscriber } from 'rxjs'
import type { Dispatcher } from 'undici'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import type { ProviderError } from '../../core/ProviderError.ts'
import { toProviderError } from '../../core/toProviderError.ts'
import { Exchange } from '../Exchange.ts'
import type { HttpResponse } from '../HttpResponse.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'
import type { Dispatchers } from './createDispatchers.ts'
import type { Waiting } from './Turns.ts'

const CONNECT_TIMEOUT = 10_000

/** One for all: nobody sees it, and a stack for each reply costs more than its last token. */
const LEFT = new Error('the reply was left')

/** undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot. */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.scheduler })
  const { dispatcher, scheduler = monotonicScheduler } = config
  let dispatchers: Dispatchers | undefined
  return (request) =>
    new Observable((head) => {
      const { connectTimeout = CONNECT_TIMEOUT, flow, proxy, method, headers, body } = request
      const started = scheduler.now()
      const limit = () => (dispatcher ? Math.round(scheduler.now() - started) : connectTimeout)
      const exchange = new UndiciExchange(head, dispatcher ? undefined : proxy, limit)
      const attempt = (send: (options: Dispatcher.DispatchOptions) => void) => {
        if (exchange.phase === 'over') return
        try {
          const { origin, pathname, search } = new URL(request.url)
          send({ origin, path: pathname + search, method, headers, body: body ?? null })
        } catch (error) {
          exchange.onResponseError(undefined, error)
        }
      }
      const sendBy = (own: Dispatchers) =>
        attempt((options) => {
          if (connectTimeout > 0) head.add(scheduler.schedule(() => exchange.connectTimedOut(), connectTimeout))
          own.dispatch(options, exchange, { proxy, connectTimeout })
        })
      exchange.attach(flow)
      if (dispatcher) attempt((options) => dispatcher.dispatch(options, exchange))
      else if (dispatchers) sendBy(dispatchers)
      else
        loadDispatchers().then(
          (loaded) => sendBy((dispatchers ??= loaded)),
          (error: unknown) => exchange.onResponseError(undefined, error),
        )
    })
}

/** undici takes longer to load than all else together, so only the first request loads it. */
async function loadDispatchers(): Promise<Dispatchers> {
  const { createDispatchers } = await import('./createDispatchers.ts')
  return createDispatchers()
}

/** An exchange driven by undici. */
class UndiciExchange extends Exchange implements Waiting {
  readonly #proxy: string | undefined
  readonly #limit: () => number
  #controller: Dispatcher.DispatchController | undefined
  #socket: Socket | undefined
  #flows = true
  #receives = false

  constructor(head: Subscriber<HttpResponse>, proxy: string | undefined, limit: () => number) {
    super(head)
    this.#proxy = proxy
    this.#limit = limit
  }

  get waits(): boolean {
    return this.phase === 'connect'
  }

  /** undici cannot take back a request that waits for its connection; without the socket both are gone. */
  opening(socket: Socket): void {
    this.#socket = socket
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#socket = undefined
    this.#controller = controller
    if (this.phase === 'over') this.cancel()
    else this.connected()
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status >= 200) this.open(status, flatten(headers))
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#receives = true
    this.receive(chunk)
    this.#receives = false
  }

  onResponseEnd(): void {
    this.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown): void {
    const { phase } = this
    if (phase === 'over') return
    const proxy = this.#proxy
    const cause = withoutData(error)
    if (codeOf(cause) === 'UND_ERR_CONNECT_TIMEOUT') this.connectTimedOut()
    else if (proxy !== undefined && phase === 'connect') this.fail(proxyError(cause, proxy))
    else this.fail(networkError(cause, phase))
  }

  connectTimedOut(): void {
    if (this.phase !== 'connect') return
    const ms = this.#limit()
    this.fail(createProviderError('Timeout', `no connection within ${ms} ms`, { phase: 'connect', ms }))
  }

  protected override cancel(): void {
    this.#socket?.destroy(LEFT)
    this.#controller?.abort(LEFT)
  }

  protected override regulate(flows: boolean): void {
    this.#flows = flows
    if (flows) this.#controller?.resume()
    else if (this.#receives) queueMicrotask(() => this.#hold())
    else this.#hold()
  }

  /**
   * Held amid what it has just read, undici puts the rest back on the socket's pile, and going on it reads more than it
   * takes: under a reader that is held often the pile has no bound. So all of it is taken before the socket is held.
   */
  #hold(): void {
    if (!this.#flows) this.#controller?.pause()
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]))
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | undefined)?.code
}

/** undici hands over whatever came instead of HTTP; an error says less of an answer than that. */
function withoutData(error: unknown): unknown {
  if (error instanceof Error && 'data' in error) error.data = undefined
  return error
}

/** Whatever undici stumbles over, such as an answer of status 0, broke the connection. */
function networkError(error: unknown, phase: 'connect' | 'headers' | 'body'): ProviderError {
  const known = toProviderError(error, { phase })
  if (known._tag !== 'Upstream') return known
  return createProviderError('Network', known.message.split('\n', 1).join(), { phase, cause: error })
}

/** Names the proxy by its origin alone: its URL may hold a password. */
function proxyError(error: unknown, proxy: string): ProviderError {
  const { phase, code, message } = describe(error)
  const said = `no connection through the proxy ${new URL(proxy).origin}: ${message}`
  return createProviderError('Network', said, { phase, ...(code === undefined ? {} : { code }), cause: error })
}

function describe(error: unknown): { phase: 'connect' | 'tls'; code: string | undefined; message: string } {
  const plain = toProviderError(error)
  if (plain._tag !== 'Network') return { phase: 'connect', code: undefined, message: plain.message }
  return { phase: plain.phase === 'tls' ? 'tls' : 'connect', code: plain.code, message: plain.message }
}
