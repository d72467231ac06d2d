import { identity, type MonoTypeOperatorFunction, pipe, type SchedulerLike } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isContent } from '../core/isContent.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { operate } from '../core/operate.ts'
import { createSilence } from '../core/createSilence.ts'
import { cutAfter } from './cutAfter.ts'

export interface TokenTimeoutConfig {
  /** Milliseconds from the start to the first content. Default: none. */
  readonly first?: number
  /** Milliseconds from one content to the next, and from the last one to the end. Default: none. */
  readonly each?: number
  /** Milliseconds for the whole. Default: none. */
  readonly total?: number
  /** Narrows what counts. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
  /** Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * Fails with `Timeout` when content is late. Pings and keep-alive comments do not count; reasoning and tool calls do.
 *
 * ```
 * source                  --t--t-----------|
 * tokenTimeout({each: 4}) --t--t---x
 * ```
 *
 * `first` and `each` give a blocked event loop one turn to deliver what waits in the socket before they fail. There is one
 * timer, never one for each token; with the default clock `each` may therefore fire late, by 6 % at the most.
 *
 * @throws Config for a wrong option
 * @example
 * pipeProvider(openai({ apiKey }), tokenTimeout({ first: 5_000, each: 10_000 }))
 */
export function tokenTimeout<A>(config: TokenTimeoutConfig = {}): MonoTypeOperatorFunction<A> {
  checkOptions('tokenTimeout', config, {
    first: rule.time,
    each: rule.time,
    total: rule.time,
    isContent: rule.function,
    scheduler: rule.object,
  })
  const { first, each, total, isContent: counts = isContent, scheduler = monotonicScheduler } = config
  // A clock that the caller brings is most likely a virtual one, which costs nothing to read.
  const coarse = scheduler === monotonicScheduler
  const silence = operate<A, A>((out) => {
    const fail = (phase: 'first' | 'each', ms: number) => {
      const message = phase === 'first' ? `no content within ${ms} ms` : `no further content within ${ms} ms`
      out.error(createProviderError('Timeout', message, { phase, ms, committed: phase === 'each' }))
    }
    const opening = first === undefined ? undefined : createSilence(first, scheduler, false, () => fail('first', first))
    const between = each === undefined ? undefined : createSilence(each, scheduler, coarse, () => fail('each', each))
    if (opening) out.add(opening.start())
    let begun = false
    return {
      next(value) {
        if (counts(value)) {
          if (begun) {
            between?.broken()
          } else {
            begun = true
            opening?.stop()
            if (between) out.add(between.start())
          }
        }
        out.next(value)
      },
    }
  })
  return pipe(
    first === undefined && each === undefined ? identity : silence,
    total === undefined ? identity : cutAfter(total, scheduler, counts),
  )
}
