import { amendProviderError } from '../../src/core/amendProviderError.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isProviderError } from '../../src/core/isProviderError.ts'

test('gives a copy with other fields, and leaves the error as it was', () => {
  const error = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5, status: 429 })
  const amended = amendProviderError(error, { provider: 'openai', status: 430 })

  expect(isProviderError(amended)).toBe(true)
  expect(amended.toJSON()).toEqual({
    _tag: 'RateLimited',
    message: 'slow down',
    provider: 'openai',
    status: 430,
    retryAfterMs: 5,
    committed: false,
    retryable: true,
  })
  expect(error.toJSON()).toEqual({
    _tag: 'RateLimited',
    message: 'slow down',
    status: 429,
    retryAfterMs: 5,
    committed: false,
    retryable: true,
  })
})

test('takes a field away by undefined', () => {
  const error = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5, cause: new Error('secret') })
  const amended = amendProviderError(error, { retryAfterMs: undefined, cause: undefined })

  expect(amended.toJSON()).not.toHaveProperty('retryAfterMs')
  expect(amended.cause).toBeUndefined()
})

test('makes it not retryable by making it committed', () => {
  const error = createProviderError('Timeout', 'late', { phase: 'first', ms: 5 })

  expect(error.retryable).toBe(true)
  expect(amendProviderError(error, { committed: true })).toMatchObject({ committed: true, retryable: false })
})

test('keeps what the maker said of retrying', () => {
  const error = createProviderError('Upstream', 'overloaded', { retryable: true })

  expect(amendProviderError(error, { provider: 'a' }).retryable).toBe(true)
})

test('keeps the cause', () => {
  const cause = new Error('socket')
  const error = createProviderError('Network', 'lost', { phase: 'body', cause })
  const amended = amendProviderError(error, { provider: 'a' })

  expect(amended.cause).toBe(cause)
  expect(Object.keys(amended)).not.toContain('cause')
})

test('keeps the text of an interrupted reply, and keeps it hidden', () => {
  const error = createProviderError('Interrupted', 'cut', { text: 'so far' })
  const amended = amendProviderError(error, { committed: true })

  expect(amended).toHaveProperty('text', 'so far')
  expect(Object.keys(amended)).not.toContain('text')
  expect(amendProviderError(amended, { text: 'so far, so good' })).toHaveProperty('text', 'so far, so good')
})

test('keeps the errors of the lanes', () => {
  const errors = [createProviderError('Empty', 'nothing'), createProviderError('Empty', 'nothing either')]
  const amended = amendProviderError(createProviderError('AllFailed', 'all', { errors }), { provider: 'a' })

  expect(amended).toHaveProperty('errors', errors)
})

describe('the stack', () => {
  const made = () => createProviderError('Empty', 'nothing')
  const framesOf = (stack = '') => stack.split('\n').slice(1)

  test('is still the one of the place where the error was made', () => {
    const error = made()
    const amended = amendProviderError(error, { provider: 'a' })

    expect(framesOf(error.stack)[0]).toContain('made')
    expect(amended.stack).toBe(error.stack)
    expect(Object.keys(amended)).not.toContain('stack')
  })

  test('has the new message in its headline, and nothing of the old one', () => {
    const error = createProviderError('Unauthorized', 'the key sk-123\n    at sk-456 is wrong')
    const amended = amendProviderError(error, { message: 'the key [redacted] is wrong ($&)' })

    expect(amended.message).toBe('the key [redacted] is wrong ($&)')
    expect(amended.stack).toMatch(/^ProviderError: the key \[redacted\] is wrong \(\$&\)\n\s+at /)
    expect(amended.stack).not.toContain('sk-')
  })

  test('gets its headline also where the message was empty, or becomes so', () => {
    const error = createProviderError('Empty', '')
    const amended = amendProviderError(error, { message: 'nothing' })

    expect(amended.stack).toMatch(/^ProviderError: nothing\n\s+at /)
    expect(amendProviderError(amended, { message: '' }).stack).toMatch(/^ProviderError: ?\n\s+at /)
  })

  test('gets its headline where the engine writes only a name, for want of a message', () => {
    const error = createProviderError('Empty', '')
    Object.defineProperty(error, 'stack', { value: 'ProviderError\n    at made (app.js:1:2)' })

    expect(amendProviderError(error, { message: 'nothing' }).stack).toBe(
      'ProviderError: nothing\n    at made (app.js:1:2)',
    )
  })

  test.each([
    ['without frames', 'ProviderError: nothing', 'ProviderError: no'],
    ['of an engine that writes no headline', 'made@app.js:1:2\nrun@app.js:3:4', 'made@app.js:1:2\nrun@app.js:3:4'],
    ['that is missing', undefined, undefined],
  ])('%s does no harm', (_name, stack, expected) => {
    const error = made()
    Object.defineProperty(error, 'stack', { value: stack })

    expect(amendProviderError(error, { message: 'no' }).stack).toBe(expected)
  })
})
