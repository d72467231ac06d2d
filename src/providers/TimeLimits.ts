import type { SchedulerLike, Subscriber } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { Silence } from '../core/Silence.ts'

interface Limits {
  /** Milliseconds without any byte; 0 = off. */
  readonly idle: number
  /** Milliseconds for the whole reply; 0 = off. */
  readonly total: number
  readonly scheduler: SchedulerLike
}

/** The time limits of one reply: a timer for each, and for a byte no more than a note. */
export class TimeLimits {
  readonly #limits: Limits
  #held = false
  #silence: Silence | undefined

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** A byte came. */
  alive(): void {
    this.#silence?.broken()
  }

  /** Whether the reader holds the socket back, so that silence is nobody's fault. */
  hold(held: boolean): void {
    this.#held = held
    this.alive()
  }

  /** From here on: what takes too long is the error of this subscriber. */
  start(out: Subscriber<unknown>): void {
    const { idle, total, scheduler } = this.#limits
    if (idle > 0) {
      this.#silence = new Silence(idle, scheduler, () => {
        if (!this.#held) out.error(tooLong('idle', `no byte within ${idle} ms`, idle))
        return this.#held
      })
      out.add(this.#silence.start())
    }
    if (total > 0) {
      out.add(scheduler.schedule(() => out.error(tooLong('total', `not over within ${total} ms`, total)), total))
    }
  }
}

function tooLong(phase: 'idle' | 'total', message: string, ms: number): ProviderError {
  return createProviderError('Timeout', message, { phase, ms })
}
