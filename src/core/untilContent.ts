import type { MonoTypeOperatorFunction } from 'rxjs'
import { emptyReply } from './emptyReply.ts'
import { isLifeSign } from './isLifeSign.ts'
import { markCommitted } from './markCommitted.ts'
import { operate } from './operate.ts'
import { unmarkCommitted } from './unmarkCommitted.ts'

/**
 * One try: what comes before its first content is held back, so that a failed try leaves no trace; signs of life pass.
 * Ending without content is `Empty`; a failure after content says so.
 */
export function untilContent<A>(
  commits: (element: unknown) => boolean,
  onCommit: () => void = () => undefined,
): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let committed = false
    let held: A[] = []
    return {
      next(value) {
        if (!committed) {
          if (!commits(value)) {
            if (isLifeSign(value)) out.next(value)
            else held.push(value)
            return
          }
          committed = true
          onCommit()
          for (const earlier of held) out.next(earlier)
          held = []
        }
        out.next(value)
      },
      error(error) {
        out.error(committed ? markCommitted(error) : unmarkCommitted(error))
      },
      complete() {
        if (committed) out.complete()
        else out.error(emptyReply(held))
      },
    }
  })
}
