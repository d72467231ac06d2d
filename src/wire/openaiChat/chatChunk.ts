import * as t from 'io-ts'
import { optional } from '../optional.ts'

const part = t.partial({
  type: optional(t.string),
  text: optional(t.string),
  thinking: optional(t.array(t.partial({ text: optional(t.string) }))),
})

const toolCall = t.partial({
  index: optional(t.number),
  id: optional(t.string),
  function: optional(t.partial({ name: optional(t.string), arguments: optional(t.string) })),
})

const delta = t.partial({
  // Mistral sends a list of parts.
  content: optional(t.union([t.string, t.array(part)])),
  refusal: optional(t.string),
  // One thing under two names: DeepSeek's and xAI's, and OpenRouter's, Groq's and Ollama's.
  reasoning_content: optional(t.string),
  reasoning: optional(t.string),
  tool_calls: optional(t.array(toolCall)),
})

const choice = t.partial({
  index: optional(t.number),
  finish_reason: optional(t.string),
  delta: optional(delta),
  message: optional(delta),
  error: t.unknown,
})

/**
 * A chunk of a chat completion, and with `message` instead of `delta` the whole of one. Strict where content is; metadata
 * of a wrong type is not worth a reply, so it is read with care instead.
 */
export const chatChunk = t.partial({
  id: t.unknown,
  model: t.unknown,
  choices: optional(t.array(choice)),
  usage: t.unknown,
  error: t.unknown,
  x_groq: t.unknown,
})

export type ChatChunk = t.TypeOf<typeof chatChunk>
export type ChatDelta = t.TypeOf<typeof delta>
