import { createProviderError } from '../../src/core/createProviderError.ts'
import { isRetryable } from '../../src/core/isRetryable.ts'

test.each([
  ['an error that says so', createProviderError('RateLimited', 'slow down'), true],
  ['an error that says no', createProviderError('Unauthorized', 'who?'), false],
  ['an error after content', createProviderError('RateLimited', 'slow down', { committed: true }), false],
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  ['a name that does not exist', Object.assign(new Error('dns'), { code: 'ENOTFOUND' }), false],
  ['a DOMException of an abort', new DOMException('aborted', 'AbortError'), false],
  ['an unknown error', new Error('boom'), true],
  ['nothing at all', undefined, true],
])('%s: %#', (_name, error, expected) => {
  expect(isRetryable(error)).toBe(expected)
})
