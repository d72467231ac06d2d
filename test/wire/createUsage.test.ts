import { createUsage } from '../../src/wire/createUsage.ts'

const none = {
  inputTokens: undefined,
  outputTokens: undefined,
  reasoningTokens: undefined,
  cachedInputTokens: undefined,
}

test('keeps the counts that are numbers, 0 too', () => {
  expect(createUsage({ ...none, inputTokens: 0, outputTokens: 7 })).toEqual({ inputTokens: 0, outputTokens: 7 })
})

test.each([[none], [{ ...none, inputTokens: '7', outputTokens: null }]])('is undefined where none is: %j', (counts) => {
  expect(createUsage(counts)).toBeUndefined()
})

test('drops what is no number and keeps the rest', () => {
  expect(createUsage({ ...none, inputTokens: '7', reasoningTokens: 3 })).toEqual({ reasoningTokens: 3 })
})
