import { firstValueFrom } from 'rxjs'
import type { ChatMessage } from '../../../src/core/ChatMessage.ts'
import { collectReply } from '../../../src/core/collectReply.ts'
import { openaiResponses } from '../../../src/providers/openaiResponses.ts'
import { responsesInput } from '../../../src/wire/openaiResponses/responsesInput.ts'
import { eventFrames } from '../eventFrames.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { item, say } from './speakResponses.ts'

const refusal = (messages: readonly ChatMessage[]) => {
  try {
    return responsesInput(messages)
  } catch (error) {
    return (error as { toJSON(): unknown }).toJSON()
  }
}

test('each role speaks for itself', () => {
  const roles = ['system', 'developer', 'user', 'assistant'] as const
  expect(responsesInput(roles.map((role) => ({ role, content: `I am ${role}` })))).toEqual(
    roles.map((role) => ({ role, content: `I am ${role}` })),
  )
})

test('images go by URL and as data', () => {
  const content = [
    { type: 'text', text: 'What is it?' },
    { type: 'image', url: 'https://example.org/cat.png' },
    { type: 'image', data: 'iVBORw0K', mediaType: 'image/png' },
  ] as const
  expect(responsesInput([{ role: 'user', content }])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'What is it?' },
        { type: 'input_image', image_url: 'https://example.org/cat.png', detail: 'auto' },
        { type: 'input_image', image_url: 'data:image/png;base64,iVBORw0K', detail: 'auto' },
      ],
    },
  ])
})

test('a turn is its reasoning, its text and its calls; a result answers by the id of the call', () => {
  const signature = JSON.stringify({ id: 'rs_1', encrypted_content: 'gAAA' })
  const call = { id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' }
  const silent = { ...call, id: 'call_2', arguments: '' }
  expect(
    responsesInput([
      { role: 'user', content: 'Oslo?' },
      { role: 'assistant', content: 'Let me see.', reasoning: [{ text: 'Hm', signature }], toolCalls: [call, silent] },
      { role: 'tool', content: 'rain', toolCallId: 'call_1' },
      { role: 'tool', content: [{ type: 'text', text: 'sun' }], toolCallId: 'call_2' },
    ]),
  ).toEqual([
    { role: 'user', content: 'Oslo?' },
    { type: 'reasoning', id: 'rs_1', encrypted_content: 'gAAA', summary: [{ type: 'summary_text', text: 'Hm' }] },
    { role: 'assistant', content: 'Let me see.' },
    { type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' },
    { type: 'function_call', call_id: 'call_2', name: 'weather', arguments: '{}' },
    { type: 'function_call_output', call_id: 'call_1', output: 'rain' },
    { type: 'function_call_output', call_id: 'call_2', output: [{ type: 'input_text', text: 'sun' }] },
  ])
})

test('an assistant that only called says nothing beside it; one that did nothing said nothing', () => {
  const toolCalls = [{ id: 'call_1', name: 'weather', arguments: '{}' }]
  expect(responsesInput([{ role: 'assistant', content: '', toolCalls }])).toHaveLength(1)
  expect(responsesInput([{ role: 'assistant', content: '' }])).toEqual([{ role: 'assistant', content: '' }])
})

test('reasoning that is not signed, or not by this service, stays here', () => {
  const reasoning = [{ text: 'Hm' }, { text: 'Hm', signature: 'EqQBCkYIBxgC' }]
  expect(responsesInput([{ role: 'assistant', content: 'a', reasoning }])).toEqual([
    { role: 'assistant', content: 'a' },
  ])
})

test('the parts of what the assistant said are one text', () => {
  const content = [
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ] as const
  expect(responsesInput([{ role: 'assistant', content }])).toEqual([{ role: 'assistant', content: 'ab' }])
})

test('an image of the assistant, and a result of no call, are InvalidRequest that name the place', () => {
  expect(
    refusal([{ role: 'assistant', content: [{ type: 'image', url: 'https://example.org/cat.png' }] }]),
  ).toMatchObject({
    _tag: 'InvalidRequest',
    message: expect.stringContaining('messages[0].content'),
  })
  expect(refusal([{ role: 'tool', content: 'rain' }])).toMatchObject({
    _tag: 'InvalidRequest',
    message: expect.stringContaining('messages[0].toolCallId'),
  })
})

test('a collected reply goes back as the items that it came from', async () => {
  const transport = memoryTransport(
    eventFrames([
      say.summary('Hm'),
      say.done(item.thought('Hm', 'gAAA')),
      say.added(item.call('call_1', ''), 1),
      say.fill('{"city":"Oslo"}', { item_id: 'fc_call_1', output_index: 1 }),
      say.completed(),
    ]),
  )
  const asked = openaiResponses.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Oslo?' }])
  const { message } = await firstValueFrom(asked.pipe(collectReply()))
  expect(responsesInput([message])).toEqual([
    { type: 'reasoning', id: 'rs_1', encrypted_content: 'gAAA', summary: [{ type: 'summary_text', text: 'Hm' }] },
    { type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' },
  ])
})
