import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'

/** Fails with `Timeout` (`total`) when the time has passed, whatever the stream is doing. */
export function cutAfter<A>(
  ms: number,
  scheduler: SchedulerLike,
  commits: (element: unknown) => boolean,
): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let committed = false
    const cut = () =>
      out.error(createProviderError('Timeout', `not over within ${ms} ms`, { phase: 'total', ms, committed }))
    out.add(scheduler.schedule(cut, ms))
    return {
      next(value) {
        committed ||= commits(value)
        out.next(value)
      },
    }
  })
}
