import { schema, type TypeOf, type Words } from '../schema.ts'

const block = schema((json) =>
  json.byType({
    text: json.partial({ text: json.nullable(json.string) }),
    thinking: json.partial({ thinking: json.nullable(json.string), signature: json.nullable(json.string) }),
    redacted_thinking: json.partial({ data: json.nullable(json.string) }),
    tool_use: json.partial({
      id: json.nullable(json.string),
      name: json.nullable(json.string),
      input: json.nullable(json.record(json.unknown)),
    }),
  }),
)

const delta = schema((json) =>
  json.byType({
    text_delta: json.partial({ text: json.nullable(json.string) }),
    thinking_delta: json.partial({ thinking: json.nullable(json.string) }),
    signature_delta: json.partial({ signature: json.nullable(json.string) }),
    input_json_delta: json.partial({ partial_json: json.nullable(json.string) }),
  }),
)

const facts = <S>({ unknown }: Words<S>) => ({ id: unknown, model: unknown, stop_reason: unknown, usage: unknown })

/** A message that was not streamed. Other JSON has no content. */
export const anthropicMessage = schema((json) =>
  json.intersect(json.struct({ content: json.array(block(json)) }))(json.partial(facts(json))),
)

/**
 * An event of the stream. Blocks and deltas of types that are not read here (server tools and their results, citations,
 * compactions) pass unread, and so do events; metadata of a wrong type is not worth a reply.
 */
export const anthropicChunk = schema((json) =>
  json.byType({
    message_start: json.partial({
      message: json.nullable(json.partial({ ...facts(json), content: json.nullable(json.array(block(json))) })),
    }),
    content_block_start: json.partial({ index: json.unknown, content_block: json.nullable(block(json)) }),
    content_block_delta: json.partial({ index: json.unknown, delta: json.nullable(delta(json)) }),
    content_block_stop: json.partial({ index: json.unknown }),
    message_delta: json.partial({ delta: json.unknown, usage: json.unknown }),
    message_stop: json.partial({}),
    error: json.partial({ error: json.unknown }),
  }),
)

export type AnthropicChunk = TypeOf<typeof anthropicChunk>
export type AnthropicMessage = TypeOf<typeof anthropicMessage>
export type AnthropicReplyBlock = TypeOf<typeof block>
export type AnthropicDelta = TypeOf<typeof delta>
