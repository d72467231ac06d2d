import { cohereUsage } from '../../../src/testing/emulatorWires/cohereUsage.ts'

test('is billed and counted alike', () => {
  const tokens = { input_tokens: 1, output_tokens: 2 }
  expect(cohereUsage({ inputTokens: 1, outputTokens: 2 })).toEqual({ billed_units: tokens, tokens })
  expect(cohereUsage({ cachedInputTokens: 3 })).toMatchObject({ cached_tokens: 3 })
})
