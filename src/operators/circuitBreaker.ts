import { defer, finalize, type MonoTypeOperatorFunction, throwError } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isContent } from '../core/isContent.ts'
import { isProviderError } from '../core/isProviderError.ts'
import { operate } from '../core/operate.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { Breaker, Passage } from './createBreaker.ts'

export interface CircuitBreakerConfig {
  /** Narrows what a probe must show. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
}

/**
 * Fails at once with `CircuitOpen`, sending nothing, while a service is known to be down.
 *
 * ```
 * 1st..5th   --x          5 failures in a row open it
 * 6th        x            CircuitOpen, not retryable; another provider may be asked
 * 30 s later --t-u|       one probe; its first content closes it
 * ```
 *
 * An empty reply and a reply that breaks off are failures; leaving a stream is none. Put it inside `retryBackoff` and
 * outside `tokenTimeout`.
 *
 * @example
 * const breaker = createBreaker()
 * fallback([pipeProvider(openai({ apiKey }), circuitBreaker(breaker)), ollama()])
 */
export function circuitBreaker<A>(breaker: Breaker, config: CircuitBreakerConfig = {}): MonoTypeOperatorFunction<A> {
  checkOptions('circuitBreaker', config, { isContent: rule.function })
  const { isContent: counts = isContent } = config
  if (typeof breaker?.enter !== 'function') {
    throw createProviderError('Config', 'circuitBreaker: it takes what createBreaker() makes')
  }
  return (source) =>
    defer(() => {
      const passage = breaker.enter()
      if (isProviderError(passage)) return throwError(() => passage)
      return source.pipe(judge(passage, counts), finalize(passage.left))
    })
}

function judge<A>(passage: Passage, counts: (element: unknown) => boolean): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    let begun = false
    return {
      next(value) {
        if (!begun && counts(value)) {
          begun = true
          passage.began()
        }
        out.next(value)
      },
      error(error) {
        passage.failed(toProviderError(error))
        out.error(error)
      },
      complete() {
        if (begun) passage.succeeded()
        else passage.failed(createProviderError('Empty', 'the reply ended without content'))
        out.complete()
      },
    }
  })
}
