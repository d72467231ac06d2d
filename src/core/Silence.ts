import { type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs'
import { monotonicScheduler } from './monotonicScheduler.ts'

/** Steps in which silence is measured coarsely; up to this many milliseconds it is exact to one. */
const STEPS = 16
const FINE = 64

/**
 * A limit on silence: calls `over` when nothing was heard for `ms`, and listens on if that returns true.
 *
 * Reading the real clock for each token would cost more than the rest of the pipeline, so with `coarse` the time is
 * counted in steps of one timer, and may be up to one step late. A clock that the caller brings is most likely a virtual
 * one, which costs nothing to read.
 */
export class Silence {
  readonly #ms: number
  readonly #scheduler: SchedulerLike
  readonly #over: () => boolean
  /** Milliseconds; 0 where the clock is read. */
  readonly #step: number
  readonly #limit: number
  #steps = 0
  #heard = 0
  #late = false
  #action = Subscription.EMPTY

  constructor(
    ms: number,
    scheduler: SchedulerLike,
    over: () => boolean,
    coarse: boolean = scheduler === monotonicScheduler,
  ) {
    this.#ms = ms
    this.#scheduler = scheduler
    this.#over = over
    this.#step = !coarse ? 0 : ms <= FINE ? 1 : ms / STEPS
    this.#limit = ms <= FINE ? Math.ceil(ms) : STEPS
  }

  start(): Subscription {
    this.#listen()
    this.#action = this.#scheduler.schedule(look, this.#step || this.#ms, this)
    return this.#action
  }

  /** Something was heard. */
  broken(): void {
    this.#heard = this.#step === 0 ? this.#scheduler.now() : this.#steps + 1
  }

  stop(): void {
    this.#action.unsubscribe()
  }

  /** How long to wait before the next look; undefined where that was the last one. */
  next(): number | undefined {
    if (!this.#late) this.#steps += 1
    const rest = this.#rest()
    if (rest > 0) {
      this.#late = false
      return this.#step || rest
    }
    // What arrived while the event loop was blocked is read before one more turn.
    this.#late = !this.#late
    if (this.#late) return 0
    if (!this.#over()) return undefined
    this.#listen()
    return this.#step || this.#ms
  }

  #listen(): void {
    this.#heard = this.#step === 0 ? this.#scheduler.now() : this.#steps
    this.#late = false
  }

  #rest(): number {
    return this.#step === 0
      ? this.#heard + this.#ms - this.#scheduler.now()
      : (this.#heard + this.#limit - this.#steps) * this.#step
  }
}

function look(this: SchedulerAction<Silence>, silence?: Silence): void {
  const wait = silence?.next()
  if (wait !== undefined) this.schedule(silence, wait)
}
