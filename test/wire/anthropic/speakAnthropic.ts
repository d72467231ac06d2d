import { anthropic } from '../../../src/providers/anthropic.ts'
import { eventFrames } from '../eventFrames.ts'
import { type Heard, listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

/** The events of a stream, in the order in which most of them come. */
export const say = {
  start: (message: object = {}) => ({
    type: 'message_start',
    message: { id: 'msg_1', model: 'claude-sonnet-4-5', content: [], stop_reason: null, ...message },
  }),
  block: (index: number, content_block: object) => ({ type: 'content_block_start', index, content_block }),
  delta: (index: number, delta: object) => ({ type: 'content_block_delta', index, delta }),
  text: (text: unknown, index = 0) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } }),
  json: (partial_json: unknown, index = 0) => ({
    type: 'content_block_delta',
    index,
    delta: { type: 'input_json_delta', partial_json },
  }),
  endOf: (index: number) => ({ type: 'content_block_stop', index }),
  reason: (stop_reason: unknown, usage: unknown = { output_tokens: 5 }) => ({
    type: 'message_delta',
    delta: { stop_reason, stop_sequence: null },
    usage,
  }),
  stop: { type: 'message_stop' },
} as const

/** What comes out of the provider when these events come in. */
export function speakAnthropic(...events: readonly unknown[]): Promise<Heard> {
  const transport = memoryTransport(eventFrames(events))
  return listen(anthropic.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }]))
}
