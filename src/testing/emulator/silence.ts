import { ignoreElements, NEVER, type Observable, timer } from 'rxjs'
import { monotonicScheduler } from '../../core/monotonicScheduler.ts'

/** Completes after `ms` milliseconds; never, without a timer, where they are infinite. */
export function silence(ms: number): Observable<never> {
  return ms === Infinity ? NEVER : timer(ms, monotonicScheduler).pipe(ignoreElements())
}
