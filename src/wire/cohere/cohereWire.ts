import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { type CohereChunk, type CohereReply, cohereChunk, cohereReply } from './cohereChunk.ts'
import { createCohereReader } from './createCohereReader.ts'
import { createCohereReplyReader } from './createCohereReplyReader.ts'

/** Cohere's chat, version 2. The reply is over at `message-end`; the sentinel that follows proves nothing. */
export const cohereWire: Wire<CohereChunk, CohereReply> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: shapeOf(cohereChunk),
  createReader: createCohereReader,
  whole: shapeOf(cohereReply),
  createWholeReader: createCohereReplyReader,
}
