import { type MonoTypeOperatorFunction, Observable, timer } from 'rxjs'
import { amendProviderError } from '../core/amendProviderError.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { isContent } from '../core/isContent.ts'
import { isRetryable } from '../core/isRetryable.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { Try } from '../core/Try.ts'
import type { BackoffConfig } from './backoff.ts'
import { Cut } from './Cut.ts'
import { mayRepeat } from './mayRepeat.ts'
import type { RetryBudget } from './retryBudget.ts'
import { waitFor, waitRules } from './waitFor.ts'

/** One extra try, as `onRetry` tells of it. */
export interface RetryEvent {
  /** The try that failed, from 1. */
  readonly attempt: number
  /** Milliseconds until the next one. */
  readonly delay: number
  readonly error: ProviderError
}

export interface RetryBackoffConfig extends BackoffConfig {
  /** Extra tries. Default 2. */
  readonly count?: number
  /** Milliseconds for all tries and waits together. Default: none. */
  readonly total?: number
  /** What extra tries are paid from, shared between calls. Default: none. */
  readonly budget?: RetryBudget
  readonly onRetry?: (event: RetryEvent) => void
  /** Narrows what commits a try. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
}

/**
 * Tries again after a failure that came before the first content, with growing waits.
 *
 * ```
 * 1st      --x
 * 2nd           --t-u|        (retryBackoff({ initial: 3, jitter: 'none' }))
 * result   -------t-u|
 * ```
 *
 * After the first content nothing is repeated, whatever `when` says; rxjs' `retry` would deliver the beginning twice. An
 * empty reply is a failure. A wait that the server asked for is never undercut: where it is longer than `max`, or than
 * what is left of `total`, the call fails now, with `retryAfterMs` in the error. When `total` has passed, a running try is
 * cut with `Timeout`. Errors say in `attempt` which try they ended.
 *
 * Put it outside `tokenTimeout` (so that its limits hold for each try) and inside `fallback`.
 *
 * @throws Config for a wrong option
 * @example
 * pipeProvider(openai.events({ apiKey }), tokenTimeout({ first: 5_000 }), retryBackoff({ count: 2 }), text())
 */
export function retryBackoff<A>(config: RetryBackoffConfig = {}): MonoTypeOperatorFunction<A> {
  checkOptions('retryBackoff', config, {
    count: rule.count,
    ...waitRules,
    total: rule.time,
    when: rule.function,
    budget: { is: isBudget, mustBe: 'what retryBudget() makes' },
    onRetry: rule.function,
    isContent: rule.function,
    scheduler: rule.scheduler,
  })
  const { count = 2, total, when = isRetryable, budget, onRetry, scheduler = monotonicScheduler } = config
  const commits = config.isContent ?? isContent
  return (source) =>
    new Observable((out) => {
      const deadline = total === undefined ? Number.POSITIVE_INFINITY : scheduler.now() + total
      const onCommit = budget && (() => budget.earn())
      let attempt = 0
      const listener =
        total === undefined ? out : new Cut(out, { ms: total, scheduler, commits, attempt: () => attempt })
      // Not rxjs' `retry`: it is two Observables more in each call, and most calls do not fail.
      const ask = () => {
        attempt += 1
        source.subscribe(new Try(listener, commits, { onCommit, onFailure }))
      }
      const onFailure = (thrown: unknown) => {
        const error = numbered(thrown, attempt)
        const wait = attempt <= count && mayRepeat(error) && when(error) ? waitFor(error, attempt, config) : undefined
        const late = wait === undefined || wait > deadline - scheduler.now()
        if (late || budget?.spend(error) === false) {
          listener.error(error)
          return
        }
        onRetry?.({ attempt, delay: wait, error })
        listener.add(
          timer(wait, scheduler).subscribe({ next: ask, error: (thrown: unknown) => listener.error(thrown) }),
        )
      }
      ask()
    })
}

/** The error of a try says which one it was. */
function numbered(thrown: unknown, attempt: number): ProviderError {
  const error = toProviderError(thrown)
  return error.attempt === undefined ? amendProviderError(error, { attempt }) : error
}

function isBudget(value: unknown): boolean {
  return typeof (value as Partial<RetryBudget> | null)?.spend === 'function'
}
