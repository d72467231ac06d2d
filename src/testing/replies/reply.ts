import { createProviderError } from '../../core/createProviderError.ts'
import type { PartsReply } from '../EmulatorScript.ts'
import type { Part } from '../Part.ts'
import { isPart } from '../parts/isPart.ts'
import { createReply } from './createReply.ts'
import { isReply } from './isReply.ts'

/**
 * A reply of status 200, written part by part: strings are tokens, the rest are `pause`, `stall`, `cut`, `end`,
 * `comment`, `raw`, `failure`, `reasoning`, `toolCall`, `finish` and `usage`. It ends with a finish reason and the
 * terminal mark of its wire, unless a part says otherwise; what stands after `cut()`, `end()` or `stall()` is not written.
 *
 * A request that asks for one JSON reply (`stream: false`) gets the same parts at once, when their time is over. Then
 * `failure` is an answer of status 500 (or of its `code`, from 400 to 599), `cut` and `end` come after half the JSON, and
 * `comment` and `raw` have no place.
 *
 * @example
 * reply('Hel', pause(50), 'lo')
 * reply('Hel', stall())                                  // the rest never comes
 * reply(reasoning('Hm.'), 'Hi', finish('length'), usage({ outputTokens: 2 }))
 */
export function reply(...parts: readonly (string | Part)[]): PartsReply {
  parts.forEach((part, index) => {
    if (typeof part === 'string' || isPart(part)) return
    throw createProviderError('Config', `reply: part ${index + 1} ${complaint(part)}`)
  })
  return createReply({ reply: 'parts', parts })
}

function complaint(part: unknown): string {
  if (isReply(part)) return 'is a reply of its own; put it beside this one, in an array'
  if (typeof part === 'function') return `is a function; did you mean ${part.name ? `${part.name}()` : 'to call it'}?`
  return `must be a string or a part such as stall(), not ${part === null ? 'null' : `of type ${typeof part}`}`
}
