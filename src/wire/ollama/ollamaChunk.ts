import { schema, type TypeOf } from '../schema.ts'

const toolCall = schema((json) =>
  json.partial({
    id: json.nullable(json.string),
    function: json.nullable(
      json.partial({
        name: json.nullable(json.string),
        // An object, and from some servers its text.
        arguments: json.nullable(json.union(json.record(json.unknown), json.string)),
      }),
    ),
  }),
)

const message = schema((json) =>
  json.partial({
    content: json.nullable(json.string),
    thinking: json.nullable(json.string),
    tool_calls: json.nullable(json.array(toolCall(json))),
  }),
)

/** A line of a reply, and as well the whole of one. Metadata of a wrong type is not worth a reply. */
export const ollamaChunk = schema((json) =>
  json.partial({
    model: json.unknown,
    message: json.nullable(message(json)),
    done: json.nullable(json.boolean),
    done_reason: json.unknown,
    prompt_eval_count: json.unknown,
    eval_count: json.unknown,
    error: json.unknown,
  }),
)

export type OllamaChunk = TypeOf<typeof ollamaChunk>
