import type { MonoTypeOperatorFunction, SchedulerAction, SchedulerLike } from 'rxjs'
import { operate } from '../core/operate.ts'

/**
 * Emits `beat` whenever the source was silent for `ms`.
 *
 * ```
 * source        a-b---------c|
 * heartbeat(4)  a-b---♥---♥-c|
 * ```
 */
export function heartbeat<A>(ms: number, beat: A, scheduler: SchedulerLike): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let last = scheduler.now()
    // One timer, which looks back when it fires, instead of a new one for every element.
    function check(this: SchedulerAction<unknown>) {
      const now = scheduler.now()
      if (now - last >= ms) {
        last = now
        out.next(beat)
      }
      this.schedule(undefined, last + ms - now)
    }
    out.add(scheduler.schedule(check, ms))
    return {
      next(value) {
        last = scheduler.now()
        out.next(value)
      },
    }
  })
}
