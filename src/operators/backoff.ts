import { type Observable, type SchedulerLike, throwError, timer } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { isRetryable } from '../core/isRetryable.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { mayRepeat } from './mayRepeat.ts'
import { waitFor, waitRules } from './waitFor.ts'

export interface BackoffConfig {
  /** Milliseconds before the first extra try. Default 500. */
  readonly initial?: number
  /** What each further wait is multiplied by. Default 2. */
  readonly factor?: number
  /** The longest wait, in milliseconds. A server that asks for more is not asked again. Default 60,000. */
  readonly max?: number
  /** `full`: anywhere between 0 and the wait; `none`: the wait itself. Default `full`. */
  readonly jitter?: 'full' | 'none'
  /** Which errors are worth another try. Default `isRetryable`. */
  readonly when?: (error: ProviderError) => boolean
  /** From 0 up to 1. Default `Math.random`. */
  readonly random?: () => number
  /** Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * Exponential waits as a value, for rxjs' own `retry`.
 *
 * A wait that the server asked for (`retryAfterMs`) is never undercut; one longer than `max`, and an error that no further
 * try can mend, ends the retries with that error. A reply that had begun is not retryable, so nothing is repeated.
 *
 * @see retryBackoff which also has a deadline, a budget and treats an empty reply as a failure
 * @example
 * openai({ apiKey })(messages).pipe(retry({ count: 3, delay: backoff() }))
 */
export function backoff(config: BackoffConfig = {}): (error: unknown, retryCount: number) => Observable<0> {
  checkOptions('backoff', config, { ...waitRules, when: rule.function, scheduler: rule.scheduler })
  const { when = isRetryable, scheduler = monotonicScheduler } = config
  return (thrown, retryCount) => {
    const error = toProviderError(thrown)
    const wait = mayRepeat(error) && when(error) ? waitFor(error, retryCount, config) : undefined
    return wait === undefined ? throwError(() => thrown) : timer(wait, scheduler)
  }
}
