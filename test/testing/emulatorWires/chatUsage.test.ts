import { chatUsage } from '../../../src/testing/emulatorWires/chatUsage.ts'

test('adds up, and says only what is known', () => {
  expect(chatUsage({ inputTokens: 3, outputTokens: 4 })).toEqual({
    prompt_tokens: 3,
    completion_tokens: 4,
    total_tokens: 7,
  })
  expect(chatUsage({ cachedInputTokens: 1, reasoningTokens: 2 })).toEqual({
    prompt_tokens: 0,
    completion_tokens: 0,
    total_tokens: 0,
    prompt_tokens_details: { cached_tokens: 1 },
    completion_tokens_details: { reasoning_tokens: 2 },
  })
})
