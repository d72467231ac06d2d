import type { Socket } from 'node:net'
import { type buildConnector, Client, type Dispatcher } from 'undici'
import { beforeDestroy } from './beforeDestroy.ts'
import type { Carrier, Turns, Waiting } from './Turns.ts'

export interface PatientClientConfig extends Client.Options {
  readonly connect: buildConnector.connector
}

/**
 * One connection of undici's, opened only while a request waits for it. A request that was aborted stays in undici's
 * queue, for which it would open a connection that nobody uses.
 */
export class PatientClient extends Client implements Carrier {
  readonly #turns: Turns
  /** The only one: a client that is busy is asked for nothing else. */
  #request: Waiting | undefined
  #socket: Socket | undefined
  #watched: Socket | undefined

  constructor(origin: URL, config: PatientClientConfig, turns: Turns) {
    super(origin, {
      ...config,
      connect: (target, callback) => {
        const request = this.#request
        if (request?.phase === 'connect') turns.take(request, () => config.connect(target, this.#noting(callback)))
        else callback(new Error('nobody waits for this connection'), null)
      },
    })
    this.#turns = turns
    this.on('disconnect', () => {
      this.#socket = undefined
      this.#watched = undefined
    })
  }

  get connected(): boolean {
    return this.#socket !== undefined
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.#request = this.#turns.asking
    this.#request?.carriedBy(this)
    return super.dispatch(options, handler)
  }

  watch(): void {
    if (this.#socket === undefined || this.#socket === this.#watched) return
    this.#watched = this.#socket
    beforeDestroy(this.#socket, () => this.#request?.closing())
  }

  #noting(callback: buildConnector.Callback): buildConnector.Callback {
    return (...result) => {
      this.#socket = result[1] ?? undefined
      callback(...result)
    }
  }
}
