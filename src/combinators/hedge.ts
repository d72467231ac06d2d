import type { SchedulerLike } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { Provider } from '../core/Provider.ts'
import { firstContent, type LaneConfig } from './firstContent.ts'

export interface HedgeConfig extends LaneConfig {
  /** Milliseconds without content before the next lane starts. 0 is a race, `Infinity` a fallback. */
  readonly delay: number
  /** Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * Asks the next provider where the one before is slow: after `delay` without content, or at once when it fails. The
 * first content wins and the others are unsubscribed in the same turn.
 *
 * ```
 * hedge(5)  a  ----------x
 *           b       ---t-u|
 *           =  --------t-u|      a ^-------!
 * ```
 *
 * A slow first lane goes on and may still win. If all fail: as in `fallback`.
 *
 * @param providers at least one, else `Config`
 * @param config `delay` in milliseconds from the start of one lane to the start of the next
 * @see race, fallback
 * @example
 * hedge([openai({ apiKey }), ollama({ model: 'llama3.2' })], { delay: 800 })(messages).subscribe(console.log)
 */
export function hedge<A>(providers: readonly Provider<A>[], config: HedgeConfig): Provider<A> {
  const rules = { delay: rule.delay, when: rule.function, isContent: rule.function, scheduler: rule.scheduler }
  checkOptions('hedge', config, rules)
  if (config?.delay === undefined) throw createProviderError('Config', 'hedge: "delay" is missing')
  const { delay, scheduler = monotonicScheduler } = config
  return firstContent('hedge', providers, config, { delay, scheduler })
}
