import { createProviderError } from '../../../src/core/createProviderError.ts'
import { errorFields } from '../../../src/testing/picture/errorFields.ts'

test('an error that has toJSON speaks for itself', () => {
  const error = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })
  expect(errorFields(error)).toEqual(error.toJSON())
})

test('others give name, message and own fields', () => {
  const error = Object.assign(new TypeError('no'), { code: 'ENO' })
  expect(errorFields(error)).toEqual({ name: 'TypeError', message: 'no', code: 'ENO' })
})

test('a toJSON that gives no record is passed over', () => {
  const error = Object.assign(new Error('no'), { toJSON: () => 'text' })
  expect(errorFields(error)).toMatchObject({ name: 'Error', message: 'no' })
})
