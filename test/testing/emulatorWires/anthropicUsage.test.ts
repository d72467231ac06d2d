import { anthropicUsage } from '../../../src/testing/emulatorWires/anthropicUsage.ts'

test('counts cached input apart', () => {
  expect(anthropicUsage({ inputTokens: 10, cachedInputTokens: 4, outputTokens: 2 })).toEqual({
    input_tokens: 6,
    cache_read_input_tokens: 4,
    output_tokens: 2,
  })
})

test('is never negative', () => {
  expect(anthropicUsage({ cachedInputTokens: 4 })).toMatchObject({ input_tokens: 0 })
})
