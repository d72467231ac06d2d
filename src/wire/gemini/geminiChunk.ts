import { schema, type TypeOf } from '../schema.ts'

const partialArgument = schema((json) =>
  json.partial({
    jsonPath: json.nullable(json.string),
    stringValue: json.nullable(json.string),
    numberValue: json.nullable(json.number),
    boolValue: json.nullable(json.boolean),
    nullValue: json.unknown,
    willContinue: json.nullable(json.boolean),
  }),
)

const functionCall = schema((json) =>
  json.partial({
    id: json.nullable(json.string),
    name: json.nullable(json.string),
    args: json.nullable(json.record(json.unknown)),
    // A call that comes in pieces (Vertex).
    partialArgs: json.nullable(json.array(partialArgument(json))),
    willContinue: json.nullable(json.boolean),
  }),
)

const part = schema((json) =>
  json.partial({
    text: json.nullable(json.string),
    thought: json.nullable(json.boolean),
    thoughtSignature: json.nullable(json.string),
    functionCall: json.nullable(functionCall(json)),
  }),
)

const candidate = schema((json) =>
  json.partial({
    index: json.nullable(json.number),
    content: json.nullable(json.partial({ parts: json.nullable(json.array(part(json))) })),
    finishReason: json.nullable(json.string),
  }),
)

/**
 * A chunk of a reply, and as well the whole of one: both have the same shape. Metadata of a wrong type is not worth a
 * reply, so it is read with care instead.
 */
export const geminiChunk = schema((json) =>
  json.partial({
    candidates: json.nullable(json.array(candidate(json))),
    promptFeedback: json.unknown,
    usageMetadata: json.unknown,
    modelVersion: json.unknown,
    responseId: json.unknown,
    error: json.unknown,
  }),
)

export type GeminiChunk = TypeOf<typeof geminiChunk>
export type GeminiPart = TypeOf<typeof part>
export type GeminiFunctionCall = TypeOf<typeof functionCall>
export type GeminiPartialArgument = TypeOf<typeof partialArgument>
