import { createProviderError } from '../../src/core/createProviderError.ts'
import { markCommitted } from '../../src/core/markCommitted.ts'

test('says that content had been delivered, and keeps the tag', () => {
  const error = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })

  expect(markCommitted(error).toJSON()).toEqual({
    _tag: 'RateLimited',
    message: 'slow down',
    retryAfterMs: 5,
    committed: true,
    retryable: false,
  })
})

test('leaves an error alone that says so itself', () => {
  const error = createProviderError('Interrupted', 'cut off', { text: 'so far', committed: true })

  expect(markCommitted(error)).toBe(error)
})

test('makes a ProviderError of anything else, because a plain Error cannot say it', () => {
  const thrown = new Error('boom')
  const marked = markCommitted(thrown)

  expect(marked.toJSON()).toEqual({ _tag: 'Upstream', message: 'boom', committed: true, retryable: false })
  expect(marked.cause).toBe(thrown)
})
