import { anthropic } from '../../../src/testing/emulatorWires/anthropic.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { usage } from '../../../src/testing/parts/usage.ts'
import { tellReply } from './tellReply.ts'

const call = toolCall({ id: 'call_1', name: 'weather', arguments: '{"a":1}' })

test('blocks are started, filled and stopped one after another', () => {
  const { events } = tellReply(anthropic, [reasoning('hm'), 'a', 'b', call])
  expect(events.map(({ data }) => data)).toMatchObject([
    { type: 'message_start', message: { role: 'assistant', model: 'm-1', usage: { input_tokens: 2 } } },
    { type: 'ping' },
    { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'hm' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'a' } },
    { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'b' } },
    { type: 'content_block_stop', index: 1 },
    { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 'call_1', name: 'weather' } },
    { type: 'content_block_delta', index: 2, delta: { type: 'input_json_delta', partial_json: '{"a"' } },
    { type: 'content_block_delta', index: 2, delta: { type: 'input_json_delta', partial_json: ':1}' } },
    { type: 'content_block_stop', index: 2 },
    { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ])
})

test('events are called by their type', () => {
  const { events } = tellReply(anthropic, ['a'])
  expect(events.map(({ event }) => event)).toEqual(events.map(({ data }) => (data as { type: string }).type))
})

test('a reply without content has no block', () => {
  const { events } = tellReply(anthropic, [])
  expect(events.map(({ event }) => event)).toEqual(['message_start', 'ping', 'message_delta', 'message_stop'])
})

test('finish and usage are those of the script', () => {
  const { events } = tellReply(anthropic, ['a', finish('length'), usage({ inputTokens: 7, outputTokens: 9 })])
  expect(events.find(({ event }) => event === 'message_delta')?.data).toMatchObject({
    delta: { stop_reason: 'max_tokens' },
    usage: { input_tokens: 7, output_tokens: 9 },
  })
})

test('a failure is an event called error', () => {
  expect(tellReply(anthropic, [failure({ type: 'overloaded_error', message: 'Overloaded' })]).events).toEqual([
    { event: 'error', data: { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } },
  ])
})
