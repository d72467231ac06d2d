import * as t from 'io-ts'
import { optional } from '../optional.ts'

const toolCall = t.partial({
  id: optional(t.string),
  // An object, and from some servers its text.
  function: optional(
    t.partial({ name: optional(t.string), arguments: optional(t.union([t.UnknownRecord, t.string])) }),
  ),
})

const message = t.partial({
  content: optional(t.string),
  thinking: optional(t.string),
  tool_calls: optional(t.array(toolCall)),
})

/** A line of a reply, and as well the whole of one. Metadata of a wrong type is not worth a reply. */
export const ollamaChunk = t.partial({
  model: t.unknown,
  message: optional(message),
  done: optional(t.boolean),
  done_reason: t.unknown,
  prompt_eval_count: t.unknown,
  eval_count: t.unknown,
  error: t.unknown,
})

export type OllamaChunk = t.TypeOf<typeof ollamaChunk>
