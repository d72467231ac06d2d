import { schema, type TypeOf } from '../schema.ts'

const part = schema((json) =>
  json.partial({
    type: json.nullable(json.string),
    text: json.nullable(json.string),
    thinking: json.nullable(json.array(json.partial({ text: json.nullable(json.string) }))),
  }),
)

const toolCall = schema((json) =>
  json.partial({
    index: json.nullable(json.number),
    id: json.nullable(json.string),
    function: json.nullable(json.partial({ name: json.nullable(json.string), arguments: json.nullable(json.string) })),
  }),
)

const delta = schema((json) =>
  json.partial({
    // Mistral sends a list of parts.
    content: json.nullable(json.union(json.string, json.array(part(json)))),
    refusal: json.nullable(json.string),
    // One thing under two names: DeepSeek's and xAI's, and OpenRouter's, Groq's and Ollama's.
    reasoning_content: json.nullable(json.string),
    reasoning: json.nullable(json.string),
    tool_calls: json.nullable(json.array(toolCall(json))),
  }),
)

const choice = schema((json) =>
  json.partial({
    index: json.nullable(json.number),
    finish_reason: json.nullable(json.string),
    delta: json.nullable(delta(json)),
    message: json.nullable(delta(json)),
    error: json.unknown,
  }),
)

/**
 * A chunk of a chat completion, and with `message` instead of `delta` the whole of one. Strict where content is; metadata
 * of a wrong type is not worth a reply, so it is read with care instead.
 */
export const chatChunk = schema((json) =>
  json.partial({
    id: json.unknown,
    model: json.unknown,
    choices: json.nullable(json.array(choice(json))),
    usage: json.unknown,
    error: json.unknown,
    x_groq: json.unknown,
  }),
)

export type ChatChunk = TypeOf<typeof chatChunk>
export type ChatDelta = TypeOf<typeof delta>
