import * as t from 'io-ts'
import { optional } from '../optional.ts'

const partialArgument = t.partial({
  jsonPath: optional(t.string),
  stringValue: optional(t.string),
  numberValue: optional(t.number),
  boolValue: optional(t.boolean),
  nullValue: t.unknown,
  willContinue: optional(t.boolean),
})

const functionCall = t.partial({
  id: optional(t.string),
  name: optional(t.string),
  args: optional(t.UnknownRecord),
  // A call that comes in pieces (Vertex).
  partialArgs: optional(t.array(partialArgument)),
  willContinue: optional(t.boolean),
})

const part = t.partial({
  text: optional(t.string),
  thought: optional(t.boolean),
  thoughtSignature: optional(t.string),
  functionCall: optional(functionCall),
})

const candidate = t.partial({
  index: optional(t.number),
  content: optional(t.partial({ parts: optional(t.array(part)) })),
  finishReason: optional(t.string),
})

/**
 * A chunk of a reply, and as well the whole of one: both have the same shape. Metadata of a wrong type is not worth a
 * reply, so it is read with care instead.
 */
export const geminiChunk = t.partial({
  candidates: optional(t.array(candidate)),
  promptFeedback: t.unknown,
  usageMetadata: t.unknown,
  modelVersion: t.unknown,
  responseId: t.unknown,
  error: t.unknown,
})

export type GeminiChunk = t.TypeOf<typeof geminiChunk>
export type GeminiPart = t.TypeOf<typeof part>
export type GeminiFunctionCall = t.TypeOf<typeof functionCall>
export type GeminiPartialArgument = t.TypeOf<typeof partialArgument>
