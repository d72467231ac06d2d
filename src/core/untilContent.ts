import type { MonoTypeOperatorFunction } from 'rxjs'
import { operate } from './operate.ts'
import { Try } from './Try.ts'

/** The source as a try that begins with its first content. */
export function untilContent<A>(commits: (element: unknown) => boolean): MonoTypeOperatorFunction<A> {
  return operate((out) => new Try(out, commits))
}
