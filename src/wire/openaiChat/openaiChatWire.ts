import { schema, type TypeOf } from '../schema.ts'
import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { type ChatChunk, chatChunk } from './chatChunk.ts'
import { createChatReader } from './createChatReader.ts'

/** A whole completion has choices with a message; other JSON is none. */
const chatCompletion = schema((json) =>
  json.intersect(chatChunk(json))(
    json.struct({ choices: json.array(json.struct({ message: json.record(json.unknown) })) }),
  ),
)

export type ChatCompletion = TypeOf<typeof chatCompletion>

/** OpenAI chat completions, as most services of today speak them. */
export const openaiChatWire: Wire<ChatChunk, ChatCompletion> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: shapeOf(chatChunk),
  createReader: () => createChatReader('delta'),
  whole: shapeOf(chatCompletion),
  createWholeReader: () => createChatReader('message'),
}
