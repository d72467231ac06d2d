import { gemini } from '../../../src/testing/emulatorWires/gemini.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { usage } from '../../../src/testing/parts/usage.ts'
import { tellReply } from './tellReply.ts'

const partOf = (part: object) => ({ candidates: [{ content: { parts: [part], role: 'model' }, index: 0 }] })

test('events have no name, end in CR LF, and the last one finishes', () => {
  const { text, events } = tellReply(gemini, [reasoning('hm'), 'a', toolCall({ id: 'c', name: 'n' }), finish('length')])
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(events.map(({ event }) => event)).toEqual([undefined, undefined, undefined, undefined])
  expect(events.map(({ data }) => data)).toMatchObject([
    partOf({ text: 'hm', thought: true }),
    partOf({ text: 'a' }),
    partOf({ functionCall: { id: 'c', name: 'n', args: {} } }),
    { candidates: [{ finishReason: 'MAX_TOKENS' }], usageMetadata: { totalTokenCount: 1 } },
  ])
  expect(JSON.stringify(events.slice(0, 3))).not.toContain('finishReason')
})

test('usage has the names of Google', () => {
  const cost = usage({ inputTokens: 1, outputTokens: 2, reasoningTokens: 3, cachedInputTokens: 4 })
  expect(tellReply(gemini, ['a', cost]).events.at(-1)?.data).toMatchObject({
    usageMetadata: {
      promptTokenCount: 1,
      candidatesTokenCount: 2,
      thoughtsTokenCount: 3,
      cachedContentTokenCount: 4,
      totalTokenCount: 6,
    },
  })
})

test('a failure is an event', () => {
  expect(tellReply(gemini, [failure({ message: 'no', code: 503 })]).events).toEqual([
    { event: undefined, data: { error: { code: 503, message: 'no', status: 'UNAVAILABLE' } } },
  ])
})
