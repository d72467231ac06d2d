import { pause } from '../../../src/testing/parts/pause.ts'

test('is a silence of some milliseconds', () => {
  expect(pause(5)).toEqual({ part: 'pause', ms: 5 })
})

test.each([-1, Number.NaN, Infinity, 2 ** 31, undefined, '5'])('%p is no time', (ms) => {
  expect(() => pause(ms as number)).toThrow('pause: "ms" must be a time from 0 to 2147483647 ms')
})
