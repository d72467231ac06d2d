import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { Usage } from '../../core/ChatEvent.ts'
import type { UsagePart } from '../Part.ts'
import { createPart } from './createPart.ts'

/**
 * What the reply cost, in tokens. Its place among the parts does not matter: it is written where the wire has it, with
 * or after the finish. Without it a wire that always reports usage counts the tokens of the script.
 *
 * @example
 * reply('Hi', usage({ inputTokens: 12, outputTokens: 1 }))
 */
export function usage(counts: Omit<Usage, 'estimated'>): UsagePart {
  checkOptions('usage', counts, {
    inputTokens: rule.count,
    outputTokens: rule.count,
    reasoningTokens: rule.count,
    cachedInputTokens: rule.count,
  })
  return createPart({ part: 'usage', usage: { ...counts } })
}
