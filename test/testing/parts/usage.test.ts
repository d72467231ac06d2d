import { usage } from '../../../src/testing/parts/usage.ts'

test('keeps the counts', () => {
  expect(usage({ inputTokens: 3, outputTokens: 0 })).toEqual({
    part: 'usage',
    usage: { inputTokens: 3, outputTokens: 0 },
  })
})

test('counts are whole numbers, and have names', () => {
  expect(() => usage({ inputTokens: -1 })).toThrow('usage: "inputTokens" must be a whole number from 0')
  expect(() => usage({ input: 1 } as never)).toThrow('usage: there is no option "input"')
  expect(() => usage(5 as never)).toThrow('usage: the options must be an object')
})
