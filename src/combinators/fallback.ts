import { checkOptions, rule } from '../core/checkOptions.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { Provider } from '../core/Provider.ts'
import { firstContent, type LaneConfig } from './firstContent.ts'

/**
 * Asks the providers one after another until one speaks: a failure before the first content starts the next one.
 *
 * ```
 * a  --x
 * b    ---t-u|
 * =  -----t-u|
 * ```
 *
 * After its first content a reply is never replaced: a later failure is the caller's to see. An empty reply is a failure.
 * If all fail, one lane gives its own error, several give `AllFailed` with the errors in lane order.
 *
 * @param providers at least one, else `Config`; asked in this order
 * @param config `when(error)`: whether the next may be asked, default always (never after `Aborted`)
 * @see race to ask all at once, hedge to ask the next after a delay
 * @example
 * fallback([openai.events({ apiKey }), ollama.events({ model: 'llama3.2' })])(messages).pipe(text())
 */
export function fallback<A>(providers: readonly Provider<A>[], config: LaneConfig = {}): Provider<A> {
  checkOptions('fallback', config, { when: rule.function, isContent: rule.function })
  return firstContent('fallback', providers, config, { delay: Number.POSITIVE_INFINITY, scheduler: monotonicScheduler })
}
