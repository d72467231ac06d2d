import { type buildConnector, Client, type Dispatcher } from 'undici'
import { beforeDestroy } from './beforeDestroy.ts'
import type { Turns, Waiting } from './Turns.ts'

export interface PatientClientConfig extends Client.Options {
  readonly connect: buildConnector.connector
}

/**
 * One connection of undici's, opened only while a request waits for it. A request that was aborted stays in undici's
 * queue, for which it would open a connection that nobody uses.
 */
export class PatientClient extends Client {
  readonly #turns: Turns
  /** The only one: a client that is busy is asked for nothing else. */
  #request: Waiting | undefined

  constructor(origin: URL, config: PatientClientConfig, turns: Turns) {
    super(origin, {
      ...config,
      connect: (target, callback) => {
        const request = this.#request
        if (request?.phase === 'connect') turns.take(request, () => config.connect(target, this.#watched(callback)))
        else callback(new Error('nobody waits for this connection'), null)
      },
    })
    this.#turns = turns
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    this.#request = this.#turns.asking
    return super.dispatch(options, handler)
  }

  #watched(callback: buildConnector.Callback): buildConnector.Callback {
    return (...result) => {
      const [, socket] = result
      if (socket) beforeDestroy(socket, () => this.#request?.closing())
      callback(...result)
    }
  }
}
