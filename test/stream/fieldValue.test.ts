import { fieldValue } from '../../src/stream/fieldValue.ts'

test.each([
  ['data:x', 4, 'x'],
  ['data: x', 4, 'x'],
  ['data:  x', 4, ' x'],
  ['data:\tx', 4, '\tx'],
  ['data:\u00a0x', 4, '\u00a0x'],
  ['data:a: b ', 4, 'a: b '],
  ['data: ', 4, ''],
  ['data:', 4, ''],
  [': ping', 0, 'ping'],
  ['::', 0, ':'],
])('the value of %j with its colon at %i is %j', (line, colon, value) => {
  expect(fieldValue(line, colon)).toBe(value)
})
