import { schema, type TypeOf } from '../schema.ts'
import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { createOllamaReader } from './createOllamaReader.ts'
import { type OllamaChunk, ollamaChunk } from './ollamaChunk.ts'

/** A whole reply has a message; other JSON has none. */
const whole = schema((json) => json.intersect(ollamaChunk(json))(json.struct({ message: json.record(json.unknown) })))

/** Ollama's own chat: JSON lines, of which the last says `done`. */
export const ollamaWire: Wire<OllamaChunk, TypeOf<typeof whole>> = {
  framing: 'ndjson',
  accept: 'application/x-ndjson',
  done: undefined,
  chunk: shapeOf(ollamaChunk),
  createReader: createOllamaReader,
  whole: shapeOf(whole),
  createWholeReader: createOllamaReader,
}
