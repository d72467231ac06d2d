import type { MonoTypeOperatorFunction } from 'rxjs'
import { abortOn } from './abortOn.ts'
import { isContent } from './isContent.ts'
import { markCommitted } from './markCommitted.ts'
import { monotonicScheduler } from './monotonicScheduler.ts'
import { operate } from './operate.ts'

/**
 * Fails with `Aborted` where the signal fires and nobody below says so: while a retry waits, or a call stands in a queue.
 * Whoever was answering has the rest of the turn to say it first, because it knows more.
 */
export function endOnAbort<A>(signal: AbortSignal): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let committed = false
    const end = (error: unknown) => out.error(committed ? markCommitted(error) : error)
    const later = (error: unknown) => out.add(monotonicScheduler.schedule(() => end(error), 0))
    out.add(abortOn(signal).subscribe({ error: later }))
    return {
      next(value) {
        committed ||= isContent(value)
        out.next(value)
      },
    }
  })
}
