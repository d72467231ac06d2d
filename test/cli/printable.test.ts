import { printable } from '../../src/cli/printable.ts'

test('text, its lines and its tabs stay as they are', () => {
  expect(printable('Grüße,\n\t世界 🌊')).toBe('Grüße,\n\t世界 🌊')
})

test('what a terminal would obey is taken out', () => {
  expect(printable('\x1b]0;title\x07a\r\x1b[2Jb\x9b1mc\x00')).toBe(']0;titlea[2Jb1mc')
})
