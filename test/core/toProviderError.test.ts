import { createProviderError } from '../../src/core/createProviderError.ts'
import { toProviderError } from '../../src/core/toProviderError.ts'

const coded = (code: string, message = `it broke (${code})`, name = 'Error') =>
  Object.assign(new Error(message), { code, name })

/** Every code that transports are known to fail with, and what must become of it. */
const rows: [code: string, tag: string, phase: string | undefined, retryable: boolean][] = [
  ['ECONNREFUSED', 'Network', 'connect', true],
  ['ENOTFOUND', 'Network', 'connect', false],
  ['EAI_AGAIN', 'Network', 'connect', true],
  ['EHOSTUNREACH', 'Network', 'connect', true],
  ['ENETUNREACH', 'Network', 'connect', true],
  ['EADDRNOTAVAIL', 'Network', 'connect', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'Network', 'connect', true],
  ['ECONNRESET', 'Network', 'body', true],
  ['ECONNABORTED', 'Network', 'body', true],
  ['EPIPE', 'Network', 'body', true],
  ['ETIMEDOUT', 'Network', 'body', true],
  ['UND_ERR_SOCKET', 'Network', 'body', true],
  ['UND_ERR_HEADERS_TIMEOUT', 'Network', 'body', true],
  ['UND_ERR_BODY_TIMEOUT', 'Network', 'body', true],
  ['UND_ERR_HEADERS_OVERFLOW', 'Network', 'body', false],
  ['UND_ERR_ABORTED', 'Network', 'body', true],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'Network', 'body', true],
  ['UND_ERR_DESTROYED', 'Network', 'body', true],
  ['UND_ERR_CLOSED', 'Network', 'body', true],
  ['HPE_INVALID_CONSTANT', 'Network', 'body', true],
  ['HPE_HEADER_OVERFLOW', 'Network', 'body', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'Network', 'tls', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'Network', 'tls', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'Network', 'tls', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'Network', 'tls', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'Network', 'tls', false],
  ['CERT_HAS_EXPIRED', 'Network', 'tls', false],
  ['CRL_HAS_EXPIRED', 'Network', 'tls', false],
  ['HOSTNAME_MISMATCH', 'Network', 'tls', false],
  ['EPROTO', 'Network', 'tls', false],
  ['UND_ERR_INVALID_ARG', 'InvalidRequest', undefined, false],
  ['ERR_INVALID_URL', 'InvalidRequest', undefined, false],
  ['ERR_INVALID_CHAR', 'InvalidRequest', undefined, false],
  ['EACCES', 'Upstream', undefined, true],
  ['ERR_SOMETHING_ELSE', 'Upstream', undefined, true],
]

const disguises: [name: string, (error: Error) => unknown][] = [
  ['naked', (error) => error],
  ['as the cause of a fetch that failed', (cause) => new TypeError('', { cause })],
  ['two causes down', (cause) => new Error('', { cause: new TypeError('', { cause }) })],
  ['inside an aggregate with an empty message', (error) => new AggregateError([new Error(''), error], '')],
  ['inside an aggregate that is a cause', (error) => new TypeError('', { cause: new AggregateError([error], '') })],
  ['as a cause that is no Error', ({ message }) => ({ cause: { message, code: message.slice(10, -1) } })],
]

describe.each(disguises)('%s', (_name, disguise) => {
  test.each(rows)('%s is %s (%s), retryable: %s', (code, tag, phase, retryable) => {
    const thrown = disguise(coded(code))
    const error = toProviderError(thrown, { phase: 'body' })

    expect(error.toJSON()).toEqual({
      _tag: tag,
      message: `it broke (${code})`,
      committed: false,
      retryable,
      ...(phase === undefined ? {} : { phase, code }),
    })
    expect(error.cause).toBe(thrown)
  })
})

test('leaves a ProviderError as it is', () => {
  const error = createProviderError('Empty', 'nothing')

  expect(toProviderError(error)).toBe(error)
})

test('places a lost connection where the caller says it was, by default at the start', () => {
  expect(toProviderError(coded('ECONNRESET'))).toMatchObject({ phase: 'connect' })
  expect(toProviderError(coded('ECONNRESET'), { phase: 'headers' })).toMatchObject({ phase: 'headers' })
})

test('places a refused connection at the start whatever the caller says', () => {
  expect(toProviderError(coded('ECONNREFUSED'), { phase: 'body' })).toMatchObject({ phase: 'connect' })
})

test('knows a parser error by its name where it has no code', () => {
  const error = toProviderError(Object.assign(new Error('Invalid header'), { name: 'HTTPParserError' }))

  expect(error.toJSON()).toMatchObject({ _tag: 'Network', code: 'HTTPParserError', message: 'Invalid header' })
})

test('says in one message what an aggregate without a message means', () => {
  const refused = (address: string) => coded('ECONNREFUSED', `connect ECONNREFUSED ${address}`)
  const aggregate = Object.assign(new AggregateError([refused('::1:80'), refused('127.0.0.1:80')], ''), {
    code: 'ECONNREFUSED',
  })

  expect(toProviderError(aggregate)).toMatchObject({ _tag: 'Network', message: 'connect ECONNREFUSED ::1:80' })
  expect(toProviderError(new AggregateError([new Error(''), new Error('boom')], ''))).toMatchObject({
    _tag: 'Upstream',
    message: 'boom',
  })
})

test.each(['ECONNREFUSED', 'UND_ERR_SOCKET', 'CERT_HAS_EXPIRED', 'ERR_INVALID_URL'])(
  'names %s where nobody left a message',
  (code) => {
    expect(toProviderError(coded(code, '')).message).toBe(`the request failed (${code})`)
  },
)

describe('an abort', () => {
  test.each([
    ['a DOMException, whose code is a number', new DOMException('This operation was aborted', 'AbortError')],
    ['the default reason of a signal', AbortSignal.abort().reason],
    ['an Error of that name', Object.assign(new Error('stop'), { name: 'AbortError', code: 20 })],
  ])('%s is Aborted', (_name, thrown) => {
    const error = toProviderError(thrown)

    expect(error.toJSON()).toEqual({
      _tag: 'Aborted',
      message: 'the call was aborted',
      committed: false,
      retryable: false,
    })
    expect(error.cause).toBe(thrown)
  })

  test('is told from a connection that the client itself broke', () => {
    const proxy = coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling', 'AbortError')

    expect(toProviderError(proxy)).toMatchObject({ _tag: 'Network', code: 'UND_ERR_ABORTED' })
  })
})

test.each([
  ['a plain Error', new Error('boom'), 'boom'],
  ['a string', 'boom', 'boom'],
  ['a record', { message: 'boom' }, 'boom'],
  ['an Error without a message', new Error(''), 'an unknown error'],
  ['an Error whose cause has one', new Error('', { cause: new Error('boom') }), 'boom'],
  ['a timeout of somebody else', new DOMException('late', 'TimeoutError'), 'late'],
  ['a record whose message is none', { message: 404, code: 7, cause: 8, errors: 9 }, 'an unknown error'],
  ['an empty string', '', 'an unknown error'],
  ['a number', 42, 'an unknown error'],
  ['a symbol', Symbol('boom'), 'an unknown error'],
  ['null', null, 'an unknown error'],
  ['undefined', undefined, 'an unknown error'],
])('%s is Upstream and may be tried again', (_name, thrown, message) => {
  expect(toProviderError(thrown).toJSON()).toEqual({ _tag: 'Upstream', message, committed: false, retryable: true })
})

test('finds its way out of causes that go round', () => {
  const one = new Error('one') as Error & { cause?: unknown; errors?: unknown }
  const two = new Error('two', { cause: one })
  one.cause = two
  one.errors = [one, two]

  expect(toProviderError(one)).toMatchObject({ _tag: 'Upstream', message: 'one' })
  two.message = ''
  Object.assign(two, { code: 'ECONNRESET' })
  expect(toProviderError(one)).toMatchObject({ _tag: 'Network', code: 'ECONNRESET' })
})
