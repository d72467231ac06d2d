import { asyncScheduler, type SchedulerLike } from 'rxjs'

/** Below this a clock counts the frames of a virtual scheduler; the wall clock passed it in January 1970. */
const VIRTUAL = 1e9

/**
 * The default clock of everything timed: rxjs' async scheduler with a `now` that never jumps.
 *
 * `asyncScheduler.now()` is `Date.now()`, which follows every correction of the system's clock. Inside
 * `TestScheduler.run` the async scheduler is virtual, and so is this one.
 */
export const monotonicScheduler: SchedulerLike = {
  now() {
    const wall = asyncScheduler.now()
    return wall < VIRTUAL ? wall : performance.now()
  },
  schedule: asyncScheduler.schedule.bind(asyncScheduler),
}
