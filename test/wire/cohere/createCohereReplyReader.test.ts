import { cohere } from '../../../src/providers/cohere.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

function answer(body: unknown) {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  return listen(cohere.events({ apiKey: 'k', transport })([{ role: 'user', content: 'Hello!' }], { stream: false }))
}

test('a reply that was not streamed', async () => {
  const call = (id: string, name: string, json: string) => ({
    id,
    type: 'function',
    function: { name, arguments: json },
  })
  const heard = await answer({
    id: 'c1',
    message: {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Hm.' },
        { type: 'text', text: 'Hello' },
      ],
      tool_plan: 'I will look.',
      tool_calls: [call('weather_1', 'weather', '{"city":"Oslo"}'), call('time_1', 'time', '')],
    },
    finish_reason: 'TOOL_CALL',
    usage: { tokens: { input_tokens: 3, output_tokens: 4 } },
  })
  expect(heard).toEqual({
    activities: 0,
    events: [
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Hello' },
      { type: 'toolCall', index: 0, id: 'weather_1', name: 'weather', arguments: '{"city":"Oslo"}' },
      { type: 'toolCall', index: 1, id: 'time_1', name: 'time', arguments: '' },
      { type: 'usage', inputTokens: 3, outputTokens: 4 },
      { type: 'finish', reason: 'toolCalls', raw: 'TOOL_CALL', provider: 'cohere', id: 'c1' },
    ],
  })
})

test('a reply without content is empty', async () => {
  const { error } = await answer({ message: { role: 'assistant' }, finish_reason: 'COMPLETE' })
  expect(error).toMatchObject({ _tag: 'Empty' })
})

test('a reply that broke off is an error', async () => {
  const { error } = await answer({ message: { content: [{ type: 'text', text: 'a' }] }, finish_reason: 'ERROR' })
  expect(error).toMatchObject({ _tag: 'Upstream', retryable: true })
})

test('an error with status 200', async () => {
  const { error } = await answer({ id: 'c1', message: 'the model broke down' })
  expect(error).toMatchObject({ _tag: 'Upstream', message: 'the model broke down' })
})

test.each([[{ ok: true }], [{ message: { content: 'Hi' } }], [[]], [5]])('JSON that is no reply: %j', async (body) => {
  const { error } = await answer(body)
  expect(error).toMatchObject({ _tag: 'HttpStatus', status: 200 })
})
