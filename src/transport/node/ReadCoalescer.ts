import type { SchedulerLike, Subscription } from 'rxjs'

/** Reads of a socket in one `PAUSE` that make it cheaper to let them gather: 16,000 a second, which no model writes. */
const MANY = 16

/** Bytes that those reads bring together, at the most: a read of more than 2 KiB is worth its wake-up. */
const LITTLE = MANY * 2_048

/** Milliseconds. */
const PAUSE = 1

/**
 * Interrupt coalescing, as network cards do it. Whoever reads faster than the server writes wakes up for every write, and
 * the wake-up costs more than the tokens. So after many small reads the socket waits, and the next read brings all there is.
 *
 * ```
 * reads  iiiiiiiiiiiiiiii        i    i    i
 * waits                  --1 ms--
 * ```
 */
export class ReadCoalescer {
  readonly #scheduler: SchedulerLike
  readonly #changed: () => void
  #timer: Subscription | undefined
  #end = Infinity
  #reads = 0
  #bytes = 0
  #since = 0

  /** `changed` is called where `waits` has become something else, but not by `stop`. */
  constructor(scheduler: SchedulerLike, changed: () => void) {
    this.#scheduler = scheduler
    this.#changed = changed
  }

  get waits(): boolean {
    return this.#timer !== undefined
  }

  /** Counts the read of which this is a piece. */
  count({ byteOffset, length }: Uint8Array): void {
    // Pieces of one read lie one after another in the same buffer.
    const sameRead = byteOffset >= this.#end
    this.#end = byteOffset + length
    if (this.waits) return
    this.#bytes += length
    if (sameRead) return
    if (this.#reads === 0) this.#since = this.#scheduler.now()
    this.#reads += 1
    if (this.#reads < MANY) return
    const took = this.#scheduler.now() - this.#since
    // A clock that stands still, as that of a test may, would never end the wait.
    if (took > 0 && took <= PAUSE && this.#bytes < LITTLE) this.#wait()
    this.#reads = 0
    this.#bytes = 0
  }

  stop(): void {
    this.#timer?.unsubscribe()
    this.#timer = undefined
  }

  #wait(): void {
    this.#timer ??= this.#scheduler.schedule(() => {
      this.stop()
      this.#changed()
    }, PAUSE)
    this.#changed()
  }
}
