import { geminiChunk } from '../../../src/testing/emulatorWires/geminiChunk.ts'

const turn = (path: string) =>
  ({ request: { path, headers: {}, body: {} }, vendor: 'gemini', number: 3, inputTokens: 0 }) as const

test('a piece says nothing of its end', () => {
  expect(geminiChunk(turn('/v1beta/models/g-1:streamGenerateContent?alt=sse'), [{ text: 'a' }])).toEqual({
    candidates: [{ content: { parts: [{ text: 'a' }], role: 'model' }, index: 0 }],
    modelVersion: 'g-1',
    responseId: 'emulated-3',
  })
})

test('usage says only what is known', () => {
  const chunk = geminiChunk(turn('/'), [], { reason: 'STOP', usage: { inputTokens: 1, outputTokens: 2 } })
  expect(chunk).toHaveProperty('usageMetadata', { promptTokenCount: 1, candidatesTokenCount: 2, totalTokenCount: 3 })
})

test('an end may have no usage', () => {
  const chunk = geminiChunk(turn('/'), [], { reason: 'STOP', usage: undefined })
  expect(chunk).toMatchObject({ candidates: [{ finishReason: 'STOP' }], modelVersion: 'gemini-2.5-flash' })
  expect(chunk).not.toHaveProperty('usageMetadata')
})
