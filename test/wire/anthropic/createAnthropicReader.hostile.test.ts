import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import { say, speakAnthropic } from './speakAnthropic.ts'

const events = [
  say.start({ usage: { input_tokens: 10, output_tokens: 1, cache_read_input_tokens: 2 } }),
  say.block(0, { type: 'thinking', thinking: '', signature: '' }),
  { type: 'ping' },
  say.delta(0, { type: 'thinking_delta', thinking: 'Let me think.' }),
  say.delta(0, { type: 'signature_delta', signature: 'EqQB' }),
  say.endOf(0),
  say.block(1, { type: 'text', text: '' }),
  say.text('One', 1),
  say.text(' moment', 1),
  say.endOf(1),
  say.block(2, { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: {} }),
  say.delta(2, { type: 'input_json_delta', partial_json: '{"query":"Oslo"}' }),
  say.endOf(2),
  say.block(3, { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [{ type: 'text', text: 'no!' }] }),
  say.endOf(3),
  say.block(4, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
  say.json('{"city":', 4),
  say.json('"Oslo"}', 4),
  say.endOf(4),
  say.reason('tool_use', { output_tokens: 20 }),
  say.stop,
]

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakAnthropic(...events)
  expect(intact.error).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(hostileEvents(events), async ({ events: changed }) => {
      expectHarmless(intact, await speakAnthropic(...changed))
    }),
    { numRuns: 500 },
  )
})
