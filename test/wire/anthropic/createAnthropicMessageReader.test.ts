import { anthropic } from '../../../src/providers/anthropic.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'

function answer(body: unknown) {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  const provider = anthropic.events({ apiKey: 'k', transport })
  return listen(provider([{ role: 'user', content: 'Hello!' }], { stream: false }))
}

test('every block of a message that was not streamed', async () => {
  const heard = await answer({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content: [
      { type: 'thinking', thinking: 'Hm.', signature: 'EqQB' },
      { type: 'redacted_thinking', data: 'EmwK' },
      { type: 'text', text: 'Let me look.', citations: null },
      { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} },
      { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
      { type: 'tool_use', id: 'toolu_2', name: 'time', input: {} },
    ],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 20 },
  })
  expect(heard).toEqual({
    activities: 0,
    events: [
      { type: 'reasoning', text: 'Hm.', signature: 'EqQB' },
      { type: 'reasoning', text: '', signature: 'redacted_thinking:EmwK' },
      { type: 'text', text: 'Let me look.' },
      { type: 'toolCall', index: 0, id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
      { type: 'toolCall', index: 1, id: 'toolu_2', name: 'time', arguments: '' },
      { type: 'usage', inputTokens: 10, outputTokens: 20 },
      {
        type: 'finish',
        reason: 'toolCalls',
        raw: 'tool_use',
        provider: 'anthropic',
        model: 'claude-sonnet-4-5',
        id: 'msg_1',
      },
    ],
  })
})

test('a message without content is empty', async () => {
  const { error } = await answer({ type: 'message', content: [], stop_reason: 'end_turn' })
  expect(error).toMatchObject({ _tag: 'Empty' })
})

test('an error with status 200', async () => {
  const { error } = await answer({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })
  expect(error).toMatchObject({ _tag: 'Upstream', message: 'Overloaded', retryable: true })
})

test.each([[{ ok: true }], [{ content: 'Hi' }], [{ content: [{ type: 'text', text: 5 }] }], [[]], [5]])(
  'JSON that is no message: %j',
  async (body) => {
    const { error } = await answer(body)
    expect(error).toMatchObject({ _tag: 'HttpStatus', status: 200 })
  },
)
