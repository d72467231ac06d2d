import { openaiResponses } from '../../../src/providers/openaiResponses.ts'
import { openaiResponsesWire } from '../../../src/wire/openaiResponses/openaiResponsesWire.ts'
import { listen } from '../listen.ts'
import { memoryTransport } from '../memoryTransport.ts'
import { finish, item } from './speakResponses.ts'

const messages = [{ role: 'user', content: 'Hello!' }] as const
const answer = (body: object) => {
  const transport = memoryTransport(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  return listen(openaiResponses.events({ apiKey: 'k', transport })(messages, { stream: false }))
}
const response = { id: 'resp_1', object: 'response', model: 'gpt-5-mini', status: 'completed', error: null }

test('a reply that was not streamed says all of its output at once', async () => {
  const output = [item.thought('Hm', 'gAAA'), item.message('Hello', '!'), item.call('call_1', '{}')]
  expect(await answer({ ...response, output, usage: { input_tokens: 3, output_tokens: 2 } })).toEqual({
    events: [
      { type: 'reasoning', text: 'Hm' },
      { type: 'reasoning', text: '', signature: '{"id":"rs_1","encrypted_content":"gAAA"}' },
      { type: 'text', text: 'Hello' },
      { type: 'text', text: '!' },
      { type: 'toolCall', index: 0, id: 'call_1', name: 'weather', arguments: '{}' },
      { type: 'usage', inputTokens: 3, outputTokens: 2 },
      finish('toolCalls'),
    ],
    activities: 0,
  })
})

test('one that was cut says why', async () => {
  const cut = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }
  const { events } = await answer({ ...response, ...cut, output: [item.message('Hel')] })
  expect(events.at(-1)).toEqual(finish('length', 'max_output_tokens'))
})

test('one that failed is an error, and one without output is Empty', async () => {
  const failed = { status: 'failed', error: { code: 'rate_limit_exceeded', message: 'slow down' } }
  expect((await answer({ ...response, ...failed, output: [] })).error).toMatchObject({ _tag: 'RateLimited' })
  expect((await answer({ ...response, output: [] })).error).toMatchObject({ _tag: 'Empty' })
  expect((await answer({ object: 'list', data: [] })).error).toMatchObject({ _tag: 'HttpStatus' })
})

test('the reader of a whole reply knows what the reader of a stream knows', () => {
  const reader = openaiResponsesWire.createWholeReader()
  expect(reader.complete).toBe(false)
  reader.read({ ...response, output: [], usage: { output_tokens: 2 } }, () => {})
  expect({ complete: reader.complete, usage: reader.usage, end: reader.end }).toEqual({
    complete: true,
    usage: { outputTokens: 2 },
    end: { reason: 'stop', raw: 'completed', model: 'gpt-5-mini', id: 'resp_1' },
  })
})
