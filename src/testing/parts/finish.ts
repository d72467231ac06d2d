import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { FinishPart } from '../Part.ts'
import { createPart } from './createPart.ts'

/**
 * The finish reason, written here. Without it a reply finishes at its end with `stop`, or `toolCalls` where it had some.
 *
 * `stop`, `length`, `toolCalls` and `contentFilter` become the vendor's word; any other reason is written as it is.
 *
 * @example
 * reply('and so on', finish('length'))
 * reply('Hi', finish('stop'), end())   // finished, but the terminal mark is missing
 */
export function finish(reason: FinishPart['reason']): FinishPart {
  checkOptions('finish', { reason: reason ?? null }, { reason: rule.string })
  return createPart({ part: 'finish', reason })
}
