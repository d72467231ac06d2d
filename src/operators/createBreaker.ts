import type { SchedulerLike } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { ProviderError, ProviderErrorOf, ProviderErrorTag } from '../core/ProviderError.ts'
import { whole } from './whole.ts'

export interface BreakerConfig {
  /** Failures in a row that open it. Default 5. */
  readonly failures?: number
  /** Milliseconds until one probe is let through. Default 30,000. */
  readonly resetAfter?: number
  /** Which errors count. Default: all that say something about the service, so no wrong request and no `Aborted`. */
  readonly when?: (error: ProviderError) => boolean
  /** Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/** One request that a breaker let through. */
export interface Passage {
  /** Content came: a probe has shown that the service is back. */
  began(): void
  succeeded(): void
  failed(error: ProviderError): void
  /** The caller left, which says nothing about the service. */
  left(): void
}

/** Shared by all calls of one service. */
export interface Breaker {
  readonly state: 'closed' | 'open' | 'halfOpen'
  /** Lets a request pass, or says why not. */
  enter(): Passage | ProviderErrorOf<'CircuitOpen'>
}

const CALLERS: ReadonlySet<ProviderErrorTag> = new Set([
  'Config',
  'InvalidRequest',
  'Aborted',
  'CircuitOpen',
  'Overloaded',
])

/**
 * The state of a circuit breaker: `closed` lets all through, `open` none, `halfOpen` one probe.
 *
 * @throws Config for a wrong option
 * @example
 * const breaker = createBreaker({ failures: 3, resetAfter: 10_000 })
 * const guarded = pipeProvider(openai({ apiKey }), circuitBreaker(breaker))
 */
export function createBreaker(config: BreakerConfig = {}): Breaker {
  checkOptions('createBreaker', config, {
    failures: whole,
    resetAfter: rule.time,
    when: rule.function,
    scheduler: rule.scheduler,
  })
  const { failures = 5, resetAfter = 30_000, scheduler = monotonicScheduler } = config
  const { when = (error) => !CALLERS.has(error._tag) } = config
  let inRow = 0
  let opened: number | undefined
  let probing: Passage | undefined

  const left = () => (opened === undefined ? 0 : opened + resetAfter - scheduler.now())
  const close = () => {
    inRow = 0
    opened = undefined
  }
  const refusal = () => {
    const retryAfterMs = Math.max(0, left())
    const message = `the circuit breaker is open after ${failures} failures in a row`
    return createProviderError('CircuitOpen', message, { retryAfterMs })
  }

  return {
    get state() {
      if (opened === undefined) return 'closed'
      return left() > 0 ? 'open' : 'halfOpen'
    },
    enter() {
      let probe = opened !== undefined
      if (probe && (left() > 0 || probing)) return refusal()
      const over = () => {
        if (probing === passage) probing = undefined
      }
      const passage: Passage = {
        began() {
          if (probe) close()
          probe = false
          over()
        },
        // A reply that began before the breaker opened says nothing of the time since.
        succeeded() {
          if (opened === undefined) inRow = 0
        },
        failed(error) {
          over()
          if (!when(error)) return
          inRow += 1
          if (probe || (opened === undefined && inRow >= failures)) opened = scheduler.now()
        },
        left: over,
      }
      if (probe) probing = passage
      return passage
    },
  }
}
