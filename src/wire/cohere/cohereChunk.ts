import * as t from 'io-ts'
import { byType } from '../byType.ts'
import { optional } from '../optional.ts'

const content = t.partial({ text: optional(t.string), thinking: optional(t.string) })

const toolCall = t.partial({
  id: optional(t.string),
  function: optional(t.partial({ name: optional(t.string), arguments: optional(t.string) })),
})

const ofContent = t.partial({
  delta: optional(t.partial({ message: optional(t.partial({ content: optional(content) })) })),
})

const ofToolCall = t.partial({
  index: t.unknown,
  delta: optional(t.partial({ message: optional(t.partial({ tool_calls: optional(toolCall) })) })),
})

/**
 * An event of the stream. The plan before tool calls, citations and events of types that are not read here pass unread;
 * metadata of a wrong type is not worth a reply.
 */
export const cohereChunk = byType({
  'message-start': t.partial({ id: t.unknown }),
  'content-start': ofContent,
  'content-delta': ofContent,
  'tool-call-start': ofToolCall,
  'tool-call-delta': ofToolCall,
  'message-end': t.partial({ delta: t.unknown }),
})

/** A reply that was not streamed. Other JSON has no message. */
export const cohereReply = t.intersection([
  t.type({ message: t.partial({ content: optional(t.array(content)), tool_calls: optional(t.array(toolCall)) }) }),
  t.partial({ id: t.unknown, finish_reason: t.unknown, usage: t.unknown }),
])

export type CohereChunk = t.TypeOf<typeof cohereChunk>
export type CohereReply = t.TypeOf<typeof cohereReply>
export type CohereContent = t.TypeOf<typeof content>
export type CohereReplyToolCall = t.TypeOf<typeof toolCall>
