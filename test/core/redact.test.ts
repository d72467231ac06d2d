import { redact } from '../../src/core/redact.ts'

test('blacks out every occurrence of every secret', () => {
  expect(redact('key sk-1234 and sk-1234, password hunter22', ['sk-1234', 'hunter22'])).toBe(
    'key [redacted] and [redacted], password [redacted]',
  )
})

test('takes the longest first, so that nothing of a longer one is left over', () => {
  expect(redact('Bearer sk-1234-extra', ['sk-1234', 'sk-1234-extra'])).toBe('Bearer [redacted]')
})

test('takes a secret literally', () => {
  expect(redact('a.c*e$& abcdef', ['a.c*e$&'])).toBe('[redacted] abcdef')
})

test('leaves ordinary words alone that a short secret would black out', () => {
  expect(redact('a test of the model', ['test', 'model', ''])).toBe('a test of the model')
  expect(redact('sixsix', ['sixsix'])).toBe('[redacted]')
})

test('does not change the list', () => {
  const secrets = Object.freeze(['123456', '1234567'])

  expect(redact('1234567', secrets)).toBe('[redacted]')
})
