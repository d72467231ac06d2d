import type { Socket } from 'node:net'
import type { SchedulerLike, Subscriber, Subscription } from 'rxjs'
import type { Dispatcher } from 'undici'
import { createProviderError } from '../../core/createProviderError.ts'
import { rememberLast } from '../../core/rememberLast.ts'
import { Exchange } from '../Exchange.ts'
import type { HttpRequest } from '../HttpRequest.ts'
import type { HttpResponse } from '../HttpResponse.ts'
import { lowerNames } from '../lowerNames.ts'
import { connectionError } from './connectionError.ts'
import type { Dispatchers, Routed } from './createDispatchers.ts'
import { endsWithConnection } from './endsWithConnection.ts'
import { ReadCoalescer } from './ReadCoalescer.ts'
import type { Carrier } from './Turns.ts'

/** Milliseconds; 0 = off. */
const CONNECT_TIMEOUT = 10_000

/** Milliseconds for an answer that has said all to end by itself. */
const DRAIN = 50

/** One for all: nobody sees it, and a stack for each reply costs more than its last token. */
const LEFT = new Error('the reply was left')

/** A provider asks at the same place again and again. */
const locate = rememberLast((url) => {
  const { origin, pathname, search } = new URL(url)
  return { origin, path: pathname + search }
})

interface Surroundings {
  readonly scheduler: SchedulerLike
  /** The dispatcher is the caller's own, and so are its proxy and its time limits. */
  readonly foreign: boolean
}

/** An exchange driven by undici. */
export class UndiciExchange extends Exchange implements Routed {
  readonly proxy: string | undefined
  readonly #connectTimeout: number
  readonly #around: Surroundings
  readonly #started: number
  #controller: Dispatcher.DispatchController | undefined
  #carrier: Carrier | undefined
  #socket: Socket | undefined
  /** To connect, and in the end to drain. */
  #timer: Subscription | undefined
  #coalescer: ReadCoalescer | undefined
  #flows = true
  #receives = false
  /** Nobody holds it any more. */
  #free = false

  constructor(head: Subscriber<HttpResponse>, { proxy, connectTimeout, flow }: HttpRequest, around: Surroundings) {
    super(head)
    this.proxy = around.foreign ? undefined : proxy
    this.#connectTimeout = connectTimeout ?? CONNECT_TIMEOUT
    this.#around = around
    this.#started = around.scheduler.now()
    this.attach(flow)
  }

  /** Hands the request to who dispatches it, and keeps nothing of it: its body may be long, and the reply too. */
  start({ url, method, headers, body }: HttpRequest, dispatchers: Dispatchers): void {
    if (this.phase === 'over') return
    try {
      const { origin, path } = locate(url)
      dispatchers.dispatch({ origin, path, method, headers, body: body ?? null }, this)
    } catch (error) {
      this.onResponseError(undefined, error)
    }
  }

  /** For later than `start`: most are connected by then, and need no timer. */
  limitConnect(): void {
    const { foreign, scheduler } = this.#around
    if (this.phase !== 'connect' || foreign || !(this.#connectTimeout > 0)) return
    this.#timer = scheduler.schedule(() => this.connectTimedOut(), this.#connectTimeout)
  }

  carriedBy(carrier: Carrier): void {
    this.#carrier = carrier
  }

  /** undici cannot take back a request that waits for its connection; without the socket both are gone. */
  opening(socket: Socket): void {
    this.#socket = socket
  }

  /** What was read has arrived; and undici must not be held when its socket breaks (see `endsWithConnection`). */
  closing(): void {
    if (this.phase !== 'body') return
    this.#free = true
    this.#adjust()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#socket = undefined
    this.#stopTimer()
    this.#controller = controller
    if (this.phase === 'over') this.cancel()
    else this.connected()
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // As undici read them; as long as they are there, so is all that came with them in one piece.
    controller.rawHeaders = null
    if (status < 200) return
    const flat = lowerNames(headers)
    // Nobody says when a foreign dispatcher's sockets break.
    this.#free = this.#around.foreign && endsWithConnection(flat)
    this.open(status, flat)
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#receives = true
    // The sockets of a foreign dispatcher read on while they are held.
    if (this.phase === 'body' && !this.#around.foreign) {
      this.#coalescer ??= new ReadCoalescer(this.#around.scheduler, () => this.#adjust())
      this.#coalescer.count(chunk)
    }
    this.receive(chunk)
    this.#receives = false
  }

  onResponseEnd(): void {
    this.#stopTimer()
    this.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: unknown): void {
    const { phase, proxy } = this
    this.#stopTimer()
    if (phase === 'over') return
    const { code } = Object(error) as { readonly code?: unknown }
    if (code === 'UND_ERR_CONNECT_TIMEOUT') this.connectTimedOut()
    else this.fail(connectionError(error, { phase, proxy }))
  }

  connectTimedOut(): void {
    if (this.phase !== 'connect') return
    const { foreign, scheduler } = this.#around
    const ms = foreign ? Math.round(scheduler.now() - this.#started) : this.#connectTimeout
    this.fail(createProviderError('Timeout', `no connection within ${ms} ms`, { phase: 'connect', ms }))
  }

  protected override cancel(): void {
    this.#stopTimer()
    this.#socket?.destroy(LEFT)
    this.#controller?.abort(LEFT)
  }

  #stopTimer(): void {
    this.#coalescer?.stop()
    this.#timer?.unsubscribe()
    this.#timer = undefined
  }

  /** It is read away, so that the next request need not connect. */
  protected override drain(): void {
    const { scheduler } = this.#around
    this.#coalescer?.stop()
    this.#adjust()
    const wait = (ms: number, next: () => void) => {
      this.#timer = scheduler.schedule(next, ms)
    }
    // What arrived while the event loop was blocked is read before one more turn.
    wait(DRAIN, () => wait(0, () => this.cancel()))
  }

  protected override regulate(flows: boolean): void {
    this.#flows = flows
    this.#adjust()
  }

  get #goes(): boolean {
    return this.#free || (this.#flows && !this.#coalescer?.waits)
  }

  #adjust(): void {
    if (this.#goes) this.#controller?.resume()
    else if (this.#receives) queueMicrotask(() => this.#hold())
    else this.#hold()
  }

  /**
   * Held amid what it has just read, undici puts the rest back on the socket's pile, and going on it reads more than it
   * takes: under a reader that is held often the pile has no bound. So all of it is taken before the socket is held.
   */
  #hold(): void {
    if (this.#goes) return
    this.#carrier?.watch()
    this.#controller?.pause()
  }
}
