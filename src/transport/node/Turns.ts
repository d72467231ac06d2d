import type { Socket } from 'node:net'
import type { Dispatcher } from 'undici'

/** What carries a request. */
export interface Carrier {
  /** From now on the request is told before the socket is destroyed. */
  watch(): void
}

/** A request that wants a connection, or has one. */
export interface Waiting extends Dispatcher.DispatchHandler {
  /** How far it has come. */
  readonly phase: 'connect' | 'headers' | 'body' | 'over'
  /** This is what carries it, or will. */
  carriedBy(carrier: Carrier): void
  /** This is the socket that is being opened for it; not called where one is open already. */
  opening(socket: Socket): void
  /** Its socket is about to be destroyed; said where it had the carrier watch. */
  closing(): void
}

/** Whose turn it is: undici calls back in the same turn, and does not say for whom. */
export class Turns {
  #asking: Waiting | undefined

  get asking(): Waiting | undefined {
    return this.#asking
  }

  take(request: Waiting, act: () => void): void {
    const before = this.#asking
    this.#asking = request
    try {
      act()
    } finally {
      this.#asking = before
    }
  }
}
