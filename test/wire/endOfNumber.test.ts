import { endOfNumber } from '../../src/wire/endOfNumber.ts'

test.each([
  ['12,', 0, 2],
  ['"a":-1.5e+3}', 4, 11],
  ['12', 1, 2],
  ['null', 0, 0],
  ['', 0, 0],
])('the end of %j from %i', (text, start, end) => {
  expect(endOfNumber(text, start)).toBe(end)
})
