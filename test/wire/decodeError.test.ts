import * as t from 'io-ts'
import { decodeError } from '../../src/wire/decodeError.ts'
import { optional } from '../../src/wire/optional.ts'

const codec = t.partial({
  choices: optional(
    t.array(t.partial({ delta: t.partial({ content: optional(t.union([t.string, t.array(t.number)])) }) })),
  ),
})

function errorOf(value: unknown, input = JSON.stringify(value)) {
  const result = codec.decode(value)
  if (result._tag === 'Right') throw new Error('the codec takes it')
  return decodeError(result.left, input)
}

test.each([
  [{ choices: 5 }, 'choices', 'a number'],
  [{ choices: [null] }, 'choices.0', 'null'],
  [{ choices: [{}, { delta: 'x' }] }, 'choices.1.delta', 'a string'],
  [{ choices: [{ delta: { content: {} } }] }, 'choices.0.delta.content', 'an object'],
  [{ choices: [{ delta: { content: true } }] }, 'choices.0.delta.content', 'a boolean'],
])('%j: names the place and what stood there', (value, place, kind) => {
  const error = errorOf(value)
  expect(error.path.replace(/\.\d+$/, '')).toBe(place.replace(/\.\d+$/, ''))
  expect(error.message).toContain(`sent ${kind} for ${place}`)
  expect(error).toMatchObject({ _tag: 'Decode', retryable: false })
})

test('of several branches it names the one that went deepest', () => {
  expect(errorOf({ choices: [{ delta: { content: [1, 'x'] } }] }).path).toMatch(/^choices\.0\.delta\.content\..*1$/)
})

test('what is no object at all has no place', () => {
  expect(errorOf([1])).toMatchObject({ path: '', message: expect.stringContaining('an array for the chunk') })
})

test('shows the input as it was given to it, and never a value in the message', () => {
  const error = errorOf({ choices: 'sk-very-secret' }, 'clean input')
  expect(error.input).toBe('clean input')
  expect(error.message).not.toContain('sk-very-secret')
})
