import { checkOptions, rule } from '../../core/checkOptions.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import type { ToolCallPart } from '../Part.ts'
import { createPart } from './createPart.ts'

export interface ToolCallOptions {
  readonly id: string
  readonly name: string
  /** JSON text, also broken on purpose, or a value that is written as JSON. Default `{}`. */
  readonly arguments?: unknown
}

/**
 * A whole tool call. Wires that stream the arguments get them in two fragments; the reply then finishes because of
 * its tool calls, unless `finish` says otherwise.
 *
 * @example
 * reply(toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } }))
 */
export function toolCall(options: ToolCallOptions): ToolCallPart {
  checkOptions('toolCall', options ?? {}, { id: rule.string, name: rule.string, arguments: rule.any })
  const { id, name, arguments: given = {} } = options ?? {}
  if (id === undefined || name === undefined) {
    throw createProviderError('Config', 'toolCall: "id" and "name" are needed')
  }
  return createPart({
    part: 'toolCall',
    id,
    name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  })
}
