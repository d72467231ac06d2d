import type { ReplyReader } from '../ReplyReader.ts'
import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { createResponsesReader } from './createResponsesReader.ts'
import { type ResponsesEvent, type ResponsesReply, responsesEvent, responsesReply } from './responsesEvent.ts'

/** OpenAI Responses. There is no `[DONE]`; gateways add one behind the end. */
export const openaiResponsesWire: Wire<ResponsesEvent, ResponsesReply> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: shapeOf(responsesEvent),
  createReader: createResponsesReader,
  whole: shapeOf(responsesReply),
  createWholeReader,
}

/** The end of a stream repeats the response whole: one that was not streamed is that and nothing before it. */
function createWholeReader(): ReplyReader<ResponsesReply> {
  const reader = createResponsesReader()
  return {
    read: (response, emit) => reader.read({ type: 'response.completed', response }, emit),
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
