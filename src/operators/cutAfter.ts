import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'

/** Fails with `Timeout` (`total`) when the time has passed, whatever the stream is doing. `attempt` is the try it is in. */
export function cutAfter<A>(
  ms: number,
  scheduler: SchedulerLike,
  commits: (element: unknown) => boolean,
  attempt?: () => number,
): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let committed = false
    const cut = () => {
      const fields = { phase: 'total', ms, committed, ...(attempt ? { attempt: attempt() } : {}) } as const
      out.error(createProviderError('Timeout', `not over within ${ms} ms`, fields))
    }
    out.add(scheduler.schedule(cut, ms))
    return {
      next(value) {
        committed ||= commits(value)
        out.next(value)
      },
    }
  })
}
