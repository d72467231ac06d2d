import { monotonicScheduler } from '../../core/monotonicScheduler.ts'
import { checkOptions, rule } from '../../core/checkOptions.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import { toProviderError } from '../../core/toProviderError.ts'
import { Observable, type Subscriber } from 'rxjs'
import type { Dispatcher } from 'undici'
import { createDispatchers } from './createDispatchers.ts'
import type { HttpRequest } from '../HttpRequest.ts'
import type { HttpResponse } from '../HttpResponse.ts'
import type { Transport } from '../Transport.ts'
import type { UndiciTransportConfig } from '../undiciTransport.ts'

const CONNECT_TIMEOUT = 10_000

/** undici's push handlers as an Observable: a stalled reply can be left at any moment, which `from(body)` cannot. */
export function createUndiciTransport(config: UndiciTransportConfig): Transport {
  checkOptions('undiciTransport', config, { dispatcher: rule.object, scheduler: rule.object })
  const { dispatcher, scheduler = monotonicScheduler } = config
  const dispatchers = createDispatchers()
  return (request) =>
    new Observable((head) => {
      const exchange = new Exchange(head, request)
      head.add(() => exchange.abort())
      const { connectTimeout = CONNECT_TIMEOUT, flow, proxy } = request
      if (connectTimeout > 0) {
        head.add(scheduler.schedule(() => exchange.connectTimedOut(connectTimeout), connectTimeout))
      }
      if (flow) head.add(flow.subscribe((go) => exchange.hold(!go)))
      const { origin, pathname, search } = new URL(request.url)
      const { method, headers, body } = request
      try {
        const agent = dispatcher ?? dispatchers.get(proxy, connectTimeout)
        agent.dispatch({ origin, path: pathname + search, method, headers, body: body ?? null }, exchange)
      } catch (error) {
        exchange.onResponseError(undefined, error)
      }
    })
}

/** One request and its answer, driven by undici. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #head: Subscriber<HttpResponse>
  readonly #request: HttpRequest
  #controller: Dispatcher.DispatchController | undefined
  #bytes: Subscriber<Uint8Array> | undefined
  #phase: 'connect' | 'headers' | 'body' | 'over' = 'connect'
  #held = false

  constructor(head: Subscriber<HttpResponse>, request: HttpRequest) {
    this.#head = head
    this.#request = request
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It starts only once a connection is there; the caller may have left in the meantime.
    if (this.#phase === 'over') controller.abort(new Error('nobody waits for this reply'))
    else this.#phase = 'headers'
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (this.#phase === 'over' || status < 200) return
    this.#phase = 'body'
    this.#regulate()
    this.#head.next({ status, headers: flatten(headers), body: new Observable((bytes) => this.#read(bytes)) })
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#bytes?.next(chunk)
  }

  onResponseEnd(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.#bytes?.complete()
    this.#head.complete()
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown): void {
    if (this.#phase === 'over') return
    const phase = this.#phase
    const { proxy, connectTimeout = CONNECT_TIMEOUT } = this.#request
    if (codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT') this.connectTimedOut(connectTimeout)
    else if (proxy !== undefined && phase === 'connect') this.#fail(proxyError(error, proxy))
    else this.#fail(toProviderError(error, { phase }))
  }

  connectTimedOut(ms: number): void {
    if (this.#phase !== 'connect') return
    this.#fail(createProviderError('Timeout', `no connection within ${ms} ms`, { phase: 'connect', ms }))
  }

  hold(held: boolean): void {
    this.#held = held
    this.#regulate()
  }

  abort(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.#controller?.abort(new Error('the reply was left'))
  }

  #read(bytes: Subscriber<Uint8Array>): void {
    this.#bytes = bytes
    bytes.add(() => {
      this.abort()
      this.#head.complete()
    })
    this.#regulate()
  }

  #regulate(): void {
    if (this.#phase !== 'body') return
    if (this.#held || this.#bytes === undefined) this.#controller?.pause()
    else this.#controller?.resume()
  }

  #fail(error: unknown): void {
    this.abort()
    if (this.#bytes) this.#bytes.error(error)
    else this.#head.error(error)
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value ?? '')]))
}

function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | undefined)?.code
}

/** Names the proxy by its origin alone: its URL may hold a password. */
function proxyError(error: unknown, proxy: string): unknown {
  const { phase, code, message } = describe(error)
  const said = `the proxy ${new URL(proxy).origin} refused or broke the connection: ${message}`
  return createProviderError('Network', said, { phase, ...(code === undefined ? {} : { code }), cause: error })
}

function describe(error: unknown): { phase: 'connect' | 'tls'; code: string | undefined; message: string } {
  const plain = toProviderError(error)
  if (plain._tag !== 'Network') return { phase: 'connect', code: undefined, message: plain.message }
  return { phase: plain.phase === 'tls' ? 'tls' : 'connect', code: plain.code, message: plain.message }
}
