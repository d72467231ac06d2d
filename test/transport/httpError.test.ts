import type { ProviderError } from '../../src/core/ProviderError.ts'
import { httpError } from '../../src/transport/httpError.ts'

const error = (status: number, body: unknown = '', headers: Record<string, string> = {}): ProviderError =>
  httpError({ status, headers }, typeof body === 'string' ? body : JSON.stringify(body))

test.each([
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
])('%d is %s', (status, tag, retryable) => {
  for (const body of ['', '{}', '<html>no</html>', { error: { message: 'no' } }]) {
    expect(error(status, body)).toMatchObject({ _tag: tag, status, retryable, committed: false })
  }
})

test.each([
  [{ error: { message: 'so it is' } }],
  [{ error: 'so it is' }],
  [{ message: 'so it is' }],
  [{ detail: 'so it is' }],
  [[{ error: { message: 'so it is' } }]],
  [{ errors: [{ message: 'so it is' }] }],
])('the message is the vendor’s own: %j', (body) => {
  expect(error(500, body).message).toBe('so it is')
})

test('a quota that is used up is no rate limit, whatever its status', () => {
  const body = { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }
  expect(error(429, body)).toMatchObject({ _tag: 'QuotaExhausted', status: 429, retryable: false })
})

describe('without a message in JSON', () => {
  test('a page is quoted without its markup', () => {
    const page = `<!doctype html><html><head><title>502</title><style>b { color: red }</style>
      <script>alert('x')</script></head><body><h1>Bad   Gateway</h1><p>nginx</p></body></html>`
    expect(error(502, page).message).toBe('the server answered 502: 502 Bad Gateway nginx')
  })

  test('a long text is cut', () => {
    const { message } = error(500, 'a'.repeat(300))
    expect(message).toBe(`the server answered 500: ${'a'.repeat(200)}…`)
  })

  test('nothing is quoted of an empty body', () => {
    expect(error(500).message).toBe('the server answered 500')
    expect(error(500, '<br>').message).toBe('the server answered 500')
  })

  test('what nobody may see is taken out before the cut', () => {
    const body = `${'a'.repeat(190)}very-secret-key`
    const clean = (text: string) => text.replaceAll('very-secret-key', '[redacted]')
    expect(httpError({ status: 500, headers: {} }, body, clean).message).toBe(
      `the server answered 500: ${'a'.repeat(190)}[redacted]`,
    )
  })

  test.each(['<script'.repeat(500_000), '<'.repeat(3_000_000), '<style>'.repeat(400_000)])(
    'a page that never closes its tags takes no time',
    (page) => {
      const started = performance.now()
      expect(error(500, page)).toMatchObject({ _tag: 'HttpStatus' })
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )

  test('a body that came encoded is not quoted', () => {
    expect(error(500, '\u001f\u008b', { 'content-encoding': 'gzip' }).message).toBe(
      'the server answered 500, encoded as gzip, which was not asked for',
    )
    expect(error(500, 'plain', { 'content-encoding': 'identity' }).message).toBe('the server answered 500: plain')
  })
})

describe('a 200 that is no reply', () => {
  test('says its content type and what it holds', () => {
    expect(error(200, '<h1>Sign in</h1>', { 'content-type': 'text/html' }).toJSON()).toEqual({
      _tag: 'HttpStatus',
      message: '200 with content type text/html: Sign in',
      status: 200,
      committed: false,
      retryable: false,
    })
    expect(error(200, '{}').message).toBe('200 with content type none: {}')
  })

  test('with an error in it takes that error’s tag and status', () => {
    expect(error(200, { error: { message: 'slow down', code: 429 } })).toMatchObject({
      _tag: 'RateLimited',
      status: 429,
      retryable: true,
    })
    expect(error(200, { error: { message: 'broken' } })).toMatchObject({ _tag: 'Upstream', retryable: true })
  })
})

test.each([
  ['https://other.test:8443/path?key=sk-very-secret', ' to https://other.test:8443'],
  ['/elsewhere', ''],
  [undefined, ''],
])('a redirect to %s names no more than the origin', (location, target) => {
  const headers = location === undefined ? {} : { location }
  expect(error(307, 'moved', headers as Record<string, string>)).toMatchObject({
    _tag: 'HttpStatus',
    status: 307,
    retryable: false,
    message: `307: a redirect${target}, which is not followed`,
  })
})

test('what the headers tell: the wait, the request id, and whether to try again', () => {
  expect(error(429, '', { 'retry-after': '2', 'x-request-id': 'r1' })).toMatchObject({
    retryAfterMs: 2_000,
    requestId: 'r1',
  })
  expect(error(500, '', { 'x-should-retry': 'false' }).retryable).toBe(false)
  expect(error(400, '', { 'x-should-retry': 'true' }).retryable).toBe(true)
  expect(error(400, '', { 'x-should-retry': 'perhaps' }).retryable).toBe(false)
  expect(error(500).toJSON()).not.toHaveProperty('retryAfterMs')
})

test('a wait that stands in the body counts, and the header wins over it', () => {
  const body = { error: { code: 429, message: 'slow', details: [{ retryDelay: '34s' }] } }
  expect(error(429, body).retryAfterMs).toBe(34_000)
  expect(error(429, body, { 'retry-after': '1' }).retryAfterMs).toBe(1_000)
})
