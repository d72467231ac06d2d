import { endOfString } from '../../src/wire/endOfString.ts'

test.each([
  ['abc"', 0, 3],
  ['"abc"', 1, 4],
  ['a\\"b"', 0, 4],
  ['a\\\\"', 0, 3],
  ['abc', 0, 3],
  ['a\nb"', 0, 1],
  ['', 0, 0],
])('the end of %j from %i', (text, start, end) => {
  expect(endOfString(text, start)).toBe(end)
})
