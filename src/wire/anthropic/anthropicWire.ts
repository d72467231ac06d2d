import { shapeOf } from '../shapeOf.ts'
import type { Wire } from '../Wire.ts'
import { type AnthropicChunk, type AnthropicMessage, anthropicChunk, anthropicMessage } from './anthropicChunk.ts'
import { createAnthropicMessageReader } from './createAnthropicMessageReader.ts'
import { createAnthropicReader } from './createAnthropicReader.ts'

/** Anthropic messages. The reply is over at `message_stop`; the sentinel is some gateways', and proves nothing. */
export const anthropicWire: Wire<AnthropicChunk, AnthropicMessage> = {
  framing: 'sse',
  accept: 'text/event-stream',
  done: '[DONE]',
  chunk: shapeOf(anthropicChunk),
  createReader: createAnthropicReader,
  whole: shapeOf(anthropicMessage),
  createWholeReader: createAnthropicMessageReader,
}
