import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import type { Heard } from '../listen.ts'
import { last, line, speakOllama } from './speakOllama.ts'

const lines = [
  line({ content: '', thinking: 'Let me think.' }),
  line({ content: 'One' }),
  line({ content: ' moment' }, { logprobs: [{ token: 'no!' }] }),
  line({
    content: '',
    tool_calls: [{ id: 'c1', function: { index: 0, name: 'weather', arguments: { city: 'Oslo' } } }],
  }),
  last('stop', { prompt_eval_count: 9, eval_count: 5 }),
]

/** Arguments come as an object: what is missing from it is missing from their text, so they are looked at by themselves. */
const withoutCalls = (heard: Heard): Heard => ({
  ...heard,
  events: heard.events.filter(({ type }) => type !== 'toolCall'),
})

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakOllama(...lines)
  expect(intact.error).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(hostileEvents(lines), async ({ events: changed }) => {
      const damaged = await speakOllama(...changed)
      expectHarmless(withoutCalls(intact), withoutCalls(damaged))
      for (const event of damaged.events) {
        const words = event.type === 'toolCall' ? (event.arguments.match(/[A-Z]\w+/g) ?? []) : []
        for (const word of words) expect(word).toBe('Oslo')
      }
    }),
    { numRuns: 500 },
  )
})
