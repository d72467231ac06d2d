import * as t from 'io-ts'
import type { Wire } from '../Wire.ts'
import { type ChatChunk, chatChunk } from './chatChunk.ts'
import { createChatReader } from './createChatReader.ts'

/** A whole completion has choices with a message; other JSON is none. */
const chatCompletion = t.intersection([t.type({ choices: t.array(t.type({ message: t.UnknownRecord })) }), chatChunk])

export type ChatCompletion = t.TypeOf<typeof chatCompletion>

/** OpenAI chat completions, as most services of today speak them. */
export const openaiChatWire: Wire<ChatChunk, ChatCompletion> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: chatChunk,
  createReader: () => createChatReader('delta'),
  whole: chatCompletion,
  createWholeReader: () => createChatReader('message'),
}
