import type { ReplyReader } from '../ReplyReader.ts'
import { schema, type TypeOf } from '../schema.ts'
import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { createGeminiReader } from './createGeminiReader.ts'
import { type GeminiChunk, geminiChunk } from './geminiChunk.ts'

/** A whole reply has candidates, or says why there are none; other JSON is none. */
const reply = schema((json) =>
  json.intersect(geminiChunk(json))(
    json.union(
      json.struct({ candidates: json.array(json.record(json.unknown)) }),
      json.struct({ promptFeedback: json.record(json.unknown) }),
    ),
  ),
)

/** Asked without `alt=sse`, Gemini answers with the list of all chunks. */
const whole = schema((json) => json.union(reply(json), json.array(geminiChunk(json))))

/** Google's Gemini. The end mark is the finish reason; gateways add a `[DONE]` behind it. */
export const geminiWire: Wire<GeminiChunk, TypeOf<typeof whole>> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: shapeOf(geminiChunk),
  createReader: createGeminiReader,
  whole: shapeOf(whole),
  createWholeReader,
}

function createWholeReader(): ReplyReader<TypeOf<typeof whole>> {
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
