import { decodeError } from '../../src/wire/decodeError.ts'
import { Mismatch } from '../../src/wire/Mismatch.ts'

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  [5, 'a number'],
  ['x', 'a string'],
  [true, 'a boolean'],
  [[1], 'an array'],
  [{}, 'an object'],
])('%j: names the place, what stood there and what should', (found, kind) => {
  const error = decodeError(new Mismatch(found, 'a list of words', ['choices', '0', 'delta']), '{}')
  expect(error.toJSON()).toEqual({
    _tag: 'Decode',
    message: `the service sent ${kind} for choices.0.delta, expected a list of words`,
    path: 'choices.0.delta',
    input: '{}',
    committed: false,
    retryable: false,
  })
})

test('what is wrong as a whole has no place', () => {
  const error = decodeError(new Mismatch([1], 'an object'), '[1]')
  expect(error).toMatchObject({ path: '', message: 'the service sent an array for the chunk, expected an object' })
})

test('a long expectation is cut', () => {
  expect(decodeError(new Mismatch(1, 'x'.repeat(300)), '1').message).toHaveLength(
    'the service sent a number for the chunk, expected '.length + 80,
  )
})

test('shows the input as it was given to it, and never a value in the message', () => {
  const error = decodeError(new Mismatch('sk-very-secret', 'an array', ['choices']), 'clean input')
  expect(error.input).toBe('clean input')
  expect(error.message).not.toContain('sk-very-secret')
})
