import * as t from 'io-ts'
import { byType } from '../byType.ts'
import { optional } from '../optional.ts'

const block = byType({
  text: t.partial({ text: optional(t.string) }),
  thinking: t.partial({ thinking: optional(t.string), signature: optional(t.string) }),
  redacted_thinking: t.partial({ data: optional(t.string) }),
  tool_use: t.partial({ id: optional(t.string), name: optional(t.string), input: optional(t.UnknownRecord) }),
})

const delta = byType({
  text_delta: t.partial({ text: optional(t.string) }),
  thinking_delta: t.partial({ thinking: optional(t.string) }),
  signature_delta: t.partial({ signature: optional(t.string) }),
  input_json_delta: t.partial({ partial_json: optional(t.string) }),
})

const facts = { id: t.unknown, model: t.unknown, stop_reason: t.unknown, usage: t.unknown }

/** A message that was not streamed. Other JSON has no content. */
export const anthropicMessage = t.intersection([t.type({ content: t.array(block) }), t.partial(facts)])

/**
 * An event of the stream. Blocks and deltas of types that are not read here (server tools and their results, citations,
 * compactions) pass unread, and so do events; metadata of a wrong type is not worth a reply.
 */
export const anthropicChunk = byType({
  message_start: t.partial({ message: optional(t.partial({ ...facts, content: optional(t.array(block)) })) }),
  content_block_start: t.partial({ index: t.unknown, content_block: optional(block) }),
  content_block_delta: t.partial({ index: t.unknown, delta: optional(delta) }),
  content_block_stop: t.partial({ index: t.unknown }),
  message_delta: t.partial({ delta: t.unknown, usage: t.unknown }),
  message_stop: t.partial({}),
  error: t.partial({ error: t.unknown }),
})

export type AnthropicChunk = t.TypeOf<typeof anthropicChunk>
export type AnthropicMessage = t.TypeOf<typeof anthropicMessage>
export type AnthropicReplyBlock = t.TypeOf<typeof block>
export type AnthropicDelta = t.TypeOf<typeof delta>
