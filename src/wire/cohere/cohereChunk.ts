import { schema, type TypeOf } from '../schema.ts'

const content = schema((json) =>
  json.partial({ text: json.nullable(json.string), thinking: json.nullable(json.string) }),
)

const toolCall = schema((json) =>
  json.partial({
    id: json.nullable(json.string),
    function: json.nullable(json.partial({ name: json.nullable(json.string), arguments: json.nullable(json.string) })),
  }),
)

const ofContent = schema((json) =>
  json.partial({
    delta: json.nullable(
      json.partial({ message: json.nullable(json.partial({ content: json.nullable(content(json)) })) }),
    ),
  }),
)

const ofToolCall = schema((json) =>
  json.partial({
    index: json.unknown,
    delta: json.nullable(
      json.partial({ message: json.nullable(json.partial({ tool_calls: json.nullable(toolCall(json)) })) }),
    ),
  }),
)

/**
 * An event of the stream. The plan before tool calls, citations and events of types that are not read here pass unread;
 * metadata of a wrong type is not worth a reply.
 */
export const cohereChunk = schema((json) =>
  json.byType({
    'message-start': json.partial({ id: json.unknown }),
    'content-start': ofContent(json),
    'content-delta': ofContent(json),
    'tool-call-start': ofToolCall(json),
    'tool-call-delta': ofToolCall(json),
    'message-end': json.partial({ delta: json.unknown }),
  }),
)

const message = schema((json) =>
  json.partial({
    content: json.nullable(json.array(content(json))),
    tool_calls: json.nullable(json.array(toolCall(json))),
  }),
)

/** A reply that was not streamed. Other JSON has no message. */
export const cohereReply = schema((json) =>
  json.intersect(json.struct({ message: message(json) }))(
    json.partial({ id: json.unknown, finish_reason: json.unknown, usage: json.unknown }),
  ),
)

export type CohereChunk = TypeOf<typeof cohereChunk>
export type CohereReply = TypeOf<typeof cohereReply>
export type CohereContent = TypeOf<typeof content>
export type CohereReplyToolCall = TypeOf<typeof toolCall>
