import { type SchedulerLike, Subscription } from 'rxjs'

/** A limit on silence. */
export interface Silence {
  start(): Subscription
  /** Something was heard. */
  broken(): void
  stop(): void
}

/** Steps in which silence is measured coarsely; up to this many milliseconds it is exact to one. */
const STEPS = 16
const FINE = 64

/**
 * Calls `over` when nothing was heard for `ms`.
 *
 * Reading the real clock for each token would cost more than the rest of the pipeline, so with `coarse` the time is
 * counted in steps of one timer, and may be up to one step late.
 */
export function createSilence(ms: number, scheduler: SchedulerLike, coarse: boolean, over: () => void): Silence {
  const step = !coarse ? ms : ms <= FINE ? 1 : ms / STEPS
  const steps = Math.ceil(ms / step)
  const action = new Subscription()
  let now = 0
  let heard = 0
  return {
    start() {
      heard = coarse ? now : scheduler.now()
      let late = false
      const left = () => (coarse ? (heard + steps - now) * step : heard + ms - scheduler.now())
      action.add(
        scheduler.schedule(function () {
          if (!late) now += 1
          const rest = left()
          if (rest <= 0 && late) {
            over()
          } else if (rest <= 0) {
            // What arrived while the event loop was blocked is read before this next turn.
            late = true
            this.schedule(undefined, 0)
          } else {
            late = false
            this.schedule(undefined, coarse ? step : rest)
          }
        }, step),
      )
      return action
    },
    broken() {
      heard = coarse ? now + 1 : scheduler.now()
    },
    stop() {
      action.unsubscribe()
    },
  }
}
