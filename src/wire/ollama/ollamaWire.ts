import * as t from 'io-ts'
import type { Wire } from '../Wire.ts'
import { createOllamaReader } from './createOllamaReader.ts'
import { type OllamaChunk, ollamaChunk } from './ollamaChunk.ts'

/** A whole reply has a message; other JSON has none. */
const whole = t.intersection([t.type({ message: t.UnknownRecord }), ollamaChunk])

/** Ollama's own chat: JSON lines, of which the last says `done`. */
export const ollamaWire: Wire<OllamaChunk, t.TypeOf<typeof whole>> = {
  framing: 'ndjson',
  accept: 'application/x-ndjson',
  done: undefined,
  chunk: ollamaChunk,
  createReader: createOllamaReader,
  whole,
  createWholeReader: createOllamaReader,
}
