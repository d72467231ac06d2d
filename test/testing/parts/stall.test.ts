import { stall } from '../../../src/testing/parts/stall.ts'

test('is for ever, unless a time is given', () => {
  expect(stall()).toEqual({ part: 'stall', ms: Infinity })
  expect(stall(2_000)).toEqual({ part: 'stall', ms: 2_000 })
})

test.each([-1, Number.NaN, 2 ** 31, '5'])('%p is no time', (ms) => {
  expect(() => stall(ms as number)).toThrow('stall: "ms" must be a time from 0 to 2147483647 ms, or Infinity')
})
