import { cohere } from '../../../src/testing/emulatorWires/cohere.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

test('blocks and calls are started, filled and ended, then the message ends and [DONE] follows', () => {
  const call = toolCall({ id: 'c', name: 'n', arguments: '{"a":1}' })
  const { events } = tellReply(cohere, [reasoning('hm'), 'a', 'b', call])
  const message = (message: object) => ({ delta: { message } })
  expect(events.map(({ data }) => data)).toMatchObject([
    { type: 'message-start', id: 'emulated-1', ...message({ role: 'assistant' }) },
    { type: 'content-start', index: 0, ...message({ content: { type: 'thinking', thinking: '' } }) },
    { type: 'content-delta', index: 0, ...message({ content: { thinking: 'hm' } }) },
    { type: 'content-end', index: 0 },
    { type: 'content-start', index: 1, ...message({ content: { type: 'text', text: '' } }) },
    { type: 'content-delta', index: 1, ...message({ content: { text: 'a' } }) },
    { type: 'content-delta', index: 1, ...message({ content: { text: 'b' } }) },
    { type: 'content-end', index: 1 },
    { type: 'tool-call-start', index: 0, ...message({ tool_calls: { id: 'c', function: { name: 'n' } } }) },
    { type: 'tool-call-delta', index: 0, ...message({ tool_calls: { function: { arguments: '{"a"' } } }) },
    { type: 'tool-call-delta', index: 0, ...message({ tool_calls: { function: { arguments: ':1}' } } }) },
    { type: 'tool-call-end', index: 0 },
    { type: 'message-end', delta: { finish_reason: 'TOOL_CALL', usage: { tokens: { output_tokens: 2 } } } },
    '[DONE]' as never,
  ])
  expect(events.slice(0, -1).map(({ event }) => event)).toEqual(
    events.slice(0, -1).map(({ data }) => (data as { type: string }).type),
  )
})

test('a failure ends the message, without [DONE]', () => {
  expect(tellReply(cohere, [failure({ message: 'no' })]).events).toEqual([
    { event: 'message-end', data: { type: 'message-end', delta: { finish_reason: 'ERROR', error: 'no' } } },
  ])
})
