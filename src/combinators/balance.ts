import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import type { Provider } from '../core/Provider.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { firstContent, type LaneConfig } from './firstContent.ts'
import type { Pick } from './Pick.ts'

export interface BalanceConfig extends LaneConfig {
  /** Which lane a call asks first: `roundRobin()`, `weighted([2, 1])` or your own. */
  readonly pick: Pick
}

/**
 * Spreads calls over several providers. A pick that fails before content, or whose circuit breaker is open, moves on to
 * the lanes behind it, as in `fallback`.
 *
 * ```
 * 1st call   a --t-u|
 * 2nd call   b --x
 *            c   ---t-u|
 * ```
 *
 * @param providers at least one, else `Config`
 * @param config `pick` is required; `when` and `isContent` as in `fallback`
 * @see fallback where the first is always preferred
 * @example
 * balance([openai({ apiKey: first }), openai({ apiKey: second })], { pick: roundRobin() })
 */
export function balance<A>(providers: readonly Provider<A>[], config: BalanceConfig): Provider<A> {
  const pick = {
    is: (value: unknown) => typeof (value as Partial<Pick> | null)?.next === 'function',
    mustBe: 'what roundRobin() or weighted() makes',
  }
  checkOptions('balance', config, { pick, when: rule.function, isContent: rule.function })
  if (config?.pick === undefined) throw createProviderError('Config', 'balance: "pick" is missing')
  const count = providers?.length
  if (config.pick.lanes !== undefined && config.pick.lanes !== count) {
    throw createProviderError('Config', `balance: there are ${config.pick.lanes} weights for ${count} providers`)
  }
  const order = () => {
    const first = ask(config.pick, count)
    return Array.from({ length: count }, (_, step) => (first + step) % count)
  }
  const never = { delay: Number.POSITIVE_INFINITY, scheduler: monotonicScheduler }
  return firstContent('balance', providers, config, never, order)
}

/** The lane that is to be asked first. */
function ask(pick: Pick, count: number): number {
  try {
    const lane = pick.next(count)
    if (Number.isInteger(lane) && lane >= 0 && lane < count) return lane
  } catch (thrown) {
    throw toProviderError(thrown)
  }
  throw createProviderError('InvalidRequest', `balance: "pick" must give a lane from 0 to ${count - 1}`)
}
