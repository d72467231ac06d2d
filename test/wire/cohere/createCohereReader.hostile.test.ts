import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import { say, speakCohere } from './speakCohere.ts'

const events = [
  say.start,
  say.begin({ type: 'thinking', thinking: '' }),
  say.content({ thinking: 'Let me think.' }),
  { type: 'content-end', index: 0 },
  say.plan('I will look.'),
  say.begin({ type: 'text', text: '' }, 1),
  say.content({ text: 'One' }, 1),
  say.content({ text: ' moment' }, 1),
  { type: 'content-end', index: 1 },
  { type: 'citation-start', index: 0, delta: { message: { citations: { start: 0, end: 3, text: 'no!' } } } },
  { type: 'citation-end', index: 0 },
  say.call(0, 'weather_1', 'weather'),
  say.json(0, '{"city":'),
  say.json(0, '"Oslo"}'),
  { type: 'tool-call-end', index: 0 },
  say.end('TOOL_CALL'),
]

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakCohere(...events)
  expect(intact.error).toBeUndefined()
  await fc.assert(
    fc.asyncProperty(hostileEvents(events), async ({ events: changed }) => {
      expectHarmless(intact, await speakCohere(...changed))
    }),
    { numRuns: 500 },
  )
})
