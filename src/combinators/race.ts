import { checkOptions, rule } from '../core/checkOptions.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { Provider } from '../core/Provider.ts'
import { firstContent, type LaneConfig } from './firstContent.ts'

/**
 * Asks all providers at once; the first content wins, where rxjs' `race` of Observables lets an error or an empty
 * completion win.
 *
 * ```
 * a  ----x
 * b  ------t-u|
 * c  --------(not heard: unsubscribed at t)
 * =  ------t-u|
 * ```
 *
 * The losers' sockets are closed in the same turn, but what they had done by then is paid for. Lanes start in order and
 * stop starting once one has won, which a synchronous one does at once. If all fail: as in `fallback`.
 *
 * @param providers at least one, else `Config`
 * @param config `when(error)`: `false` ends the call with that error and cancels the other lanes
 * @see fallback to ask one after another, hedge to pay for the second only where the first is slow
 * @example
 * race([openai({ apiKey }), ollama({ model: 'llama3.2' })])(messages).subscribe((token) => process.stdout.write(token))
 */
export function race<A>(providers: readonly Provider<A>[], config: LaneConfig = {}): Provider<A> {
  checkOptions('race', config, { when: rule.function, isContent: rule.function })
  return firstContent('race', providers, config, { delay: 0, scheduler: monotonicScheduler })
}
