import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { ReasoningPart } from '../Part.ts'
import { createPart } from './createPart.ts'

/**
 * A fragment of reasoning, in the shape of the wire.
 *
 * @example
 * reply(reasoning('The user greets me.'), 'Hello!')
 */
export function reasoning(text: string): ReasoningPart {
  checkOptions('reasoning', { text: text ?? null }, { text: rule.string })
  return createPart({ part: 'reasoning', text })
}
