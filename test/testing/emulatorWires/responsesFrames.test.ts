import { openaiResponses } from '../../../src/testing/emulatorWires/openaiResponses.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

const call = toolCall({ id: 'call_1', name: 'weather', arguments: '{"a":1}' })

test('items are added, filled and closed one after another', () => {
  const { events } = tellReply(openaiResponses, [reasoning('hm'), 'a', 'b', call])
  expect(events.map(({ event }) => event)).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.reasoning_summary_part.added',
    'response.reasoning_summary_text.delta',
    'response.reasoning_summary_text.done',
    'response.output_item.done',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.delta',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.output_item.added',
    'response.function_call_arguments.delta',
    'response.function_call_arguments.delta',
    'response.function_call_arguments.done',
    'response.output_item.done',
    'response.completed',
  ])
})

test('each event names its type, its number and its item', () => {
  const { events } = tellReply(openaiResponses, [reasoning('hm'), 'a', call])
  const data = events.map((event) => event.data as { type: string; sequence_number: number; output_index?: number })
  expect(data.map(({ type }) => type)).toEqual(events.map(({ event }) => event))
  expect(data.map(({ sequence_number }) => sequence_number)).toEqual(data.map((_, index) => index))
  const indexes = data.flatMap(({ output_index }) => output_index ?? [])
  expect(indexes).toEqual([...indexes].sort())
  expect(new Set(indexes)).toEqual(new Set([0, 1, 2]))
})

test('each event says what belongs to it', () => {
  const { events } = tellReply(openaiResponses, [reasoning('hm'), 'a', 'b', call])
  const thinking = { item_id: 'rs_emulated', output_index: 0 }
  const speaking = { item_id: 'msg_emulated', output_index: 1, content_index: 0 }
  const calling = { item_id: 'fc_call_1', output_index: 2 }
  const item = { id: 'fc_call_1', type: 'function_call', call_id: 'call_1', name: 'weather' }
  const message = { id: 'msg_emulated', type: 'message', role: 'assistant' }
  expect(events.slice(0, -1).map(({ data }) => data)).toMatchObject([
    { response: { status: 'in_progress', output: [], usage: null, incomplete_details: null } },
    { response: { status: 'in_progress', output: [], usage: null } },
    { output_index: 0, item: { id: 'rs_emulated', type: 'reasoning', summary: [] } },
    { ...thinking, summary_index: 0, part: { type: 'summary_text', text: '' } },
    { ...thinking, summary_index: 0, delta: 'hm' },
    { ...thinking, summary_index: 0, text: 'hm' },
    { output_index: 0, item: { id: 'rs_emulated', summary: [{ type: 'summary_text', text: 'hm' }] } },
    { output_index: 1, item: { ...message, status: 'in_progress', content: [] } },
    { ...speaking, part: { type: 'output_text', text: '' } },
    { ...speaking, delta: 'a' },
    { ...speaking, delta: 'b' },
    { ...speaking, text: 'ab' },
    { ...speaking, part: { type: 'output_text', text: 'ab' } },
    { output_index: 1, item: { ...message, status: 'completed', content: [{ type: 'output_text', text: 'ab' }] } },
    { output_index: 2, item: { ...item, status: 'in_progress', arguments: '' } },
    { ...calling, delta: '{"a"' },
    { ...calling, delta: ':1}' },
    { ...calling, arguments: '{"a":1}' },
    { output_index: 2, item: { ...item, status: 'completed', arguments: '{"a":1}' } },
  ])
})

test('two calls are two items', () => {
  const { events } = tellReply(openaiResponses, [call, toolCall({ id: 'call_2', name: 'time' })])
  const added = events.filter(({ event }) => event === 'response.output_item.added')
  expect(added.map(({ data }) => (data as { output_index: number }).output_index)).toEqual([0, 1])
})

test('the last event repeats the whole reply', () => {
  const { events, whole } = tellReply(openaiResponses, ['a', 'b', call])
  expect(events.at(-1)?.data).toMatchObject({ response: whole })
  expect(whole).toMatchObject({ status: 'completed', usage: { input_tokens: 0, output_tokens: 2, total_tokens: 2 } })
})

test('a reply that was cut short is incomplete', () => {
  expect(tellReply(openaiResponses, ['a', finish('length')]).events.at(-1)).toMatchObject({
    event: 'response.incomplete',
    data: { response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } } },
  })
})

test('there is no [DONE]', () => {
  expect(tellReply(openaiResponses, ['a']).text).not.toContain('[DONE]')
})

test('a failure is an event called error', () => {
  expect(tellReply(openaiResponses, ['a', failure({ message: 'no', code: 'c' })]).events.at(-1)).toEqual({
    event: 'error',
    data: { type: 'error', sequence_number: 5, code: 'c', message: 'no', param: null },
  })
})
