import { createProviderError } from '../../core/createProviderError.ts'
import type { Comment } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * A keep-alive: a comment line in an event stream, an empty line where the wire is NDJSON. Bytes flow, nothing is said.
 *
 * @example
 * reply(comment('PROCESSING'), pause(1_000), comment('PROCESSING'), 'Hi')
 */
export function comment(text: string = 'keep-alive'): Comment {
  if (typeof text !== 'string' || /[\r\n]/.test(text)) {
    throw createProviderError('Config', 'comment: the text must be one line')
  }
  return createPart({ part: 'comment', text })
}
