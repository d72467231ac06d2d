import { toHttpError } from '../../src/convert/toHttpError.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'

const of = (tag: string, fields: object = {}) =>
  createProviderError(tag as 'Upstream', `an error of ${tag}`, fields) as ProviderError

const all = (...errors: ProviderError[]) => of('AllFailed', { errors })

test.each<[number, ProviderError]>([
  [400, of('InvalidRequest', { status: 404 })],
  [429, of('RateLimited', { status: 429 })],
  [499, of('Aborted')],
  [500, of('Config')],
  [502, of('Unauthorized', { status: 401 })],
  [502, of('HttpStatus', { status: 500 })],
  [502, of('Upstream')],
  [502, of('Network', { phase: 'connect' })],
  [502, of('Interrupted', { text: '' })],
  [502, of('Decode', { path: '', input: '' })],
  [502, of('TooLarge')],
  [502, of('Empty')],
  [503, of('QuotaExhausted', { status: 402 })],
  [503, of('CircuitOpen')],
  [503, of('Overloaded')],
  [504, of('Timeout', { phase: 'first', ms: 1 })],
  [429, all(of('RateLimited'), of('RateLimited'))],
  [504, all(of('Timeout', { phase: 'each', ms: 1 }), all(of('Timeout', { phase: 'first', ms: 1 })))],
  [502, all(of('RateLimited'), of('Timeout', { phase: 'first', ms: 1 }))],
  [502, all()],
])('is %i for %j', (status, error) => {
  expect(toHttpError(error)).toMatchObject({ statusCode: status, status })
})

test('is an Error that frameworks understand, with the failure as its cause', () => {
  const cause = createProviderError('RateLimited', 'slow down', { retryAfterMs: 1_001 })
  const error = toHttpError(cause)

  expect(error).toBeInstanceOf(Error)
  expect(error.cause).toBe(cause)
  expect({ ...error, name: error.name, message: error.message }).toEqual({
    name: 'HttpError',
    message: 'slow down',
    statusCode: 429,
    status: 429,
    expose: true,
    headers: { 'retry-after': '2' },
    failure: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 1_001 },
  })
})

test('makes a ProviderError of what is none, and does not repeat its words', () => {
  const error = toHttpError(new Error('password 123'))

  expect(error).toMatchObject({
    statusCode: 502,
    headers: {},
    failure: { _tag: 'Upstream' },
    cause: { _tag: 'Upstream' },
  })
  expect(error.message).not.toContain('123')
})
