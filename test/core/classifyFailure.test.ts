import { classifyFailure } from '../../src/core/classifyFailure.ts'

const message = 'they said no'

describe('an HTTP answer goes by its status', () => {
  test.each([
    [301, 'HttpStatus', false],
    [400, 'InvalidRequest', false],
    [401, 'Unauthorized', false],
    [402, 'QuotaExhausted', false],
    [403, 'Unauthorized', false],
    [404, 'InvalidRequest', false],
    [405, 'HttpStatus', false],
    [408, 'HttpStatus', true],
    [409, 'HttpStatus', true],
    [413, 'InvalidRequest', false],
    [422, 'InvalidRequest', false],
    [425, 'HttpStatus', true],
    [429, 'RateLimited', true],
    [500, 'HttpStatus', true],
    [502, 'HttpStatus', true],
    [503, 'HttpStatus', true],
    [504, 'HttpStatus', true],
    [529, 'HttpStatus', true],
  ])('%d is %s, retryable: %s', (httpStatus, _tag, retryable) => {
    expect(classifyFailure({ message, httpStatus }).toJSON()).toEqual({
      _tag,
      message,
      status: httpStatus,
      committed: false,
      retryable,
    })
  })

  test('and not by the words or the number in its body', () => {
    expect(classifyFailure({ message, httpStatus: 500, type: 'rate_limit_error', status: 429 })).toMatchObject({
      _tag: 'HttpStatus',
      status: 500,
    })
    expect(classifyFailure({ message, httpStatus: 503, code: 'invalid_api_key' })).toMatchObject({ _tag: 'HttpStatus' })
  })
})

describe('a quota that is used up is told from a rate, whatever the status', () => {
  test.each([
    [{ httpStatus: 429, code: 'insufficient_quota' }],
    [{ httpStatus: 429, type: 'insufficient_quota', code: 'rate_limit_exceeded' }],
    [{ httpStatus: 403, code: 'BILLING_NOT_ACTIVE' }],
    [{ httpStatus: 400, message: 'Your credit balance is too low to access the API' }],
    [{ status: 402 }],
    [{ type: 'billing_error' }],
    [{ message: 'Insufficient Balance' }],
  ])('%j', (failure) => {
    expect(classifyFailure({ message, ...failure })).toMatchObject({ _tag: 'QuotaExhausted', retryable: false })
  })
})

describe('an error inside a 200 stream takes the tag of its twin among the statuses', () => {
  test.each([
    ['rate_limit_error', 'RateLimited', true],
    ['rate_limit_exceeded', 'RateLimited', true],
    ['RESOURCE_EXHAUSTED', 'RateLimited', true],
    ['tokens', 'RateLimited', true],
    ['authentication_error', 'Unauthorized', false],
    ['invalid_api_key', 'Unauthorized', false],
    ['PERMISSION_DENIED', 'Unauthorized', false],
    ['invalid_request_error', 'InvalidRequest', false],
    ['context_length_exceeded', 'InvalidRequest', false],
    ['not_found_error', 'InvalidRequest', false],
    ['INVALID_ARGUMENT', 'InvalidRequest', false],
    ['invalid_base64_image', 'InvalidRequest', false],
    ['image_too_large', 'InvalidRequest', false],
    ['unsupported_image_media_type', 'InvalidRequest', false],
    ['validation', 'InvalidRequest', false],
    ['exceed_context_size_error', 'InvalidRequest', false],
    ['content_filter', 'InvalidRequest', false],
    ['model_not_found', 'InvalidRequest', false],
    ['image_generation_error', 'Upstream', true],
    ['overloaded_error', 'Upstream', true],
    ['api_error', 'Upstream', true],
    ['server_error', 'Upstream', true],
    ['UNAVAILABLE', 'Upstream', true],
    ['something_new', 'Upstream', true],
    ['xrate_limit_errorx', 'Upstream', true],
  ])('%s, as type or as code: %s, retryable: %s', (word, _tag, retryable) => {
    const expected = { _tag, message, committed: false, retryable }

    expect(classifyFailure({ message, type: word }).toJSON()).toEqual(expected)
    expect(classifyFailure({ message, code: word }).toJSON()).toEqual(expected)
    expect(classifyFailure({ message, type: 'error', code: word }).toJSON()).toEqual(expected)
  })

  test.each([
    [400, 'InvalidRequest', false],
    [401, 'Unauthorized', false],
    [402, 'QuotaExhausted', false],
    [403, 'Unauthorized', false],
    [404, 'InvalidRequest', false],
    [405, 'Upstream', false],
    [408, 'Upstream', true],
    [409, 'Upstream', true],
    [422, 'InvalidRequest', false],
    [425, 'Upstream', true],
    [429, 'RateLimited', true],
    [499, 'Upstream', false],
    [500, 'Upstream', true],
    [503, 'Upstream', true],
    [529, 'Upstream', true],
  ])('the number %d in it: %s, retryable: %s', (status, _tag, retryable) => {
    expect(classifyFailure({ message, status }).toJSON()).toEqual({
      _tag,
      message,
      status,
      committed: false,
      retryable,
    })
  })

  test('its number counts for more than its words', () => {
    expect(classifyFailure({ message, status: 503, code: 'rate_limit_exceeded' })).toMatchObject({ _tag: 'Upstream' })
    expect(classifyFailure({ message, status: 500, type: 'invalid_request_error' })).toMatchObject({
      _tag: 'Upstream',
      retryable: true,
    })
  })

  test('one that says no more than a message may be tried again', () => {
    expect(classifyFailure({ message }).toJSON()).toEqual({
      _tag: 'Upstream',
      message,
      committed: false,
      retryable: true,
    })
  })
})

test.each([
  [{ httpStatus: 429 }, 'RateLimited'],
  [{ httpStatus: 503 }, 'HttpStatus'],
  [{ httpStatus: 402 }, 'QuotaExhausted'],
  [{ type: 'rate_limit_error' }, 'RateLimited'],
  [{ type: 'overloaded_error' }, 'Upstream'],
])('the wait that was asked for comes along: %j', (failure, _tag) => {
  expect(classifyFailure({ message, ...failure, retryAfterMs: 2_000 })).toMatchObject({ _tag, retryAfterMs: 2_000 })
})
