import * as fc from 'fast-check'
import { expectHarmless } from '../expectHarmless.ts'
import { hostileEvents } from '../hostileEvents.ts'
import type { Heard } from '../listen.ts'
import { ends, parts, speakGemini } from './speakGemini.ts'

const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: 5, thoughtsTokenCount: 2 }
const piece = (jsonPath: string, stringValue: string) =>
  parts({ functionCall: { partialArgs: [{ jsonPath, stringValue, willContinue: true }], willContinue: true } })

const chunks = [
  { ...parts({ text: 'Let me think.', thought: true, thoughtSignature: 'S1' }), usageMetadata },
  { ...parts({ text: 'One' }, { executableCode: { language: 'PYTHON', code: 'no!' } }), modelVersion: 'gemini-3' },
  parts({ text: ' moment' }, { text: '', thoughtSignature: 'S2' }),
  parts({
    functionCall: { name: 'weather', args: { city: 'Oslo', days: [1, { of: 'March' }] } },
    thoughtSignature: 'S3',
  }),
  parts({ functionCall: { name: 'time', willContinue: true } }),
  piece('$.zone', 'CE'),
  piece('$.zone', 'T'),
  piece('$.dates[0].day', 'Monday'),
  parts({ functionCall: {} }),
  { ...ends(), usageMetadata, promptFeedback: { safetyRatings: [{ category: 'no!', probability: 'LOW' }] } },
]

/** Arguments come as an object: what is missing from it is missing from their text, so they are looked at by themselves. */
const withoutCalls = (heard: Heard): Heard => ({
  ...heard,
  events: heard.events.filter(({ type }) => type !== 'toolCall'),
})

const words = (heard: Heard) =>
  heard.events.flatMap((event) => (event.type === 'toolCall' ? (event.arguments.match(/[A-Z]\w+/g) ?? []) : []))

test('a field that is missing, null, of another type or there twice never says what the reply does not', async () => {
  const intact = await speakGemini(...chunks)
  expect(intact.error).toBeUndefined()
  expect(words(intact)).toEqual(['Oslo', 'March', 'CET', 'Monday'])
  // A thought that is not called one is text.
  const allowed = [...intact.events, { type: 'text', text: 'Let me think.' } as const]
  await fc.assert(
    fc.asyncProperty(hostileEvents(chunks), async ({ events: changed }) => {
      const damaged = await speakGemini(...changed)
      expectHarmless(withoutCalls({ ...intact, events: allowed }), withoutCalls(damaged))
      for (const word of words(damaged)) expect(word).toMatch(/^(Oslo|March|CE|T|Monday)+$/)
    }),
    { numRuns: 500 },
  )
})
