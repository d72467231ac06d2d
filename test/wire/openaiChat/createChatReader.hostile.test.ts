import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import { say, speakChat } from './speakChat.ts'

const usage = { prompt_tokens: 3, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 2 } }

const chunks = [
  { id: 'c1', model: 'm', choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
  say.delta({ role: 'assistant', content: '' }),
  say.delta({ reasoning_content: 'Let me think.' }),
  say.text('One'),
  say.delta({ content: ' mo' }, { message: { content: ' mo' } }),
  say.delta({
    content: [
      { type: 'thinking', thinking: [{ type: 'text', text: 'More.' }] },
      { type: 'text', text: 'ment' },
    ],
  }),
  { ...say.delta({ content: 'no!' }, { index: 1 }) },
  say.call({ index: 0, id: 'a', type: 'function', function: { name: 'weather', arguments: '' } }),
  say.call({ index: 0, function: { arguments: '{"city":' } }),
  say.call({ index: 0, function: { arguments: '"Oslo"}' } }),
  say.finish('tool_calls'),
  say.usage(usage),
]

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakChat(...chunks)
  expect(intact.error).toBeUndefined()
  // Without its index another choice cannot be told from ours.
  const asked = { ...intact, events: [...intact.events, { type: 'text', text: 'no!' } as const] }
  await fc.assert(
    fc.asyncProperty(hostileEvents(chunks), async ({ events: changed }) => {
      expectHarmless(asked, await speakChat(...changed))
    }),
    { numRuns: 500 },
  )
})
