import * as t from 'io-ts'
import type { ReplyReader } from '../ReplyReader.ts'
import type { Wire } from '../Wire.ts'
import { createGeminiReader } from './createGeminiReader.ts'
import { type GeminiChunk, geminiChunk } from './geminiChunk.ts'

/** A whole reply has candidates, or says why there are none; other JSON is none. */
const reply = t.intersection([
  t.union([t.type({ candidates: t.array(t.UnknownRecord) }), t.type({ promptFeedback: t.UnknownRecord })]),
  geminiChunk,
])

/** Asked without `alt=sse`, Gemini answers with the list of all chunks. */
const whole = t.union([reply, t.array(geminiChunk)])

/** Google's Gemini. The end mark is the finish reason; gateways add a `[DONE]` behind it. */
export const geminiWire: Wire<GeminiChunk, t.TypeOf<typeof whole>> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: geminiChunk,
  createReader: createGeminiReader,
  whole,
  createWholeReader,
}

function createWholeReader(): ReplyReader<t.TypeOf<typeof whole>> {
  const reader = createGeminiReader()
  return {
    read(value, emit) {
      for (const chunk of Array.isArray(value) ? value : [value]) reader.read(chunk, emit)
      return true
    },
    get complete() {
      return reader.complete
    },
    get usage() {
      return reader.usage
    },
    get end() {
      return reader.end
    },
  }
}
