import { inspect } from 'node:util'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { ProviderError, ProviderErrorTag } from '../../src/core/ProviderError.ts'

test('is an Error with a stack that begins where it was made', () => {
  const error = createProviderError('InvalidRequest', 'no messages')

  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('ProviderError')
  expect(error.message).toBe('no messages')
  expect(String(error)).toBe('ProviderError: no messages')
  expect(error.stack).toMatch(/^ProviderError: no messages\n\s+at .*createProviderError\.test\.ts/)
})

test('carries its fields beside the tag', () => {
  const error = createProviderError('RateLimited', 'slow down', {
    provider: 'openai',
    status: 429,
    retryAfterMs: 2_000,
  })

  expect({ ...error }).toEqual({
    _tag: 'RateLimited',
    provider: 'openai',
    status: 429,
    retryAfterMs: 2_000,
    committed: false,
    retryable: true,
  })
})

test('has a record for logs and tests, which leaves out what was not said', () => {
  const error = createProviderError('HttpStatus', 'bad gateway', { status: 502, requestId: undefined })

  expect(error.toJSON()).toStrictEqual({
    _tag: 'HttpStatus',
    message: 'bad gateway',
    status: 502,
    committed: false,
    retryable: true,
  })
  expect(JSON.parse(JSON.stringify(error))).toEqual(error.toJSON())
})

test('writes the errors of all lanes into its record, however deep', () => {
  const inner = createProviderError('AllFailed', 'both', {
    errors: [createProviderError('Unauthorized', 'who?'), createProviderError('Empty', 'nothing')],
  })
  const error = createProviderError('AllFailed', 'all', { errors: [createProviderError('Config', 'wrong'), inner] })

  const record = {
    _tag: 'AllFailed',
    message: 'all',
    committed: false,
    retryable: false,
    errors: [
      { _tag: 'Config', message: 'wrong', committed: false, retryable: false },
      {
        _tag: 'AllFailed',
        message: 'both',
        committed: false,
        retryable: false,
        errors: [
          { _tag: 'Unauthorized', message: 'who?', committed: false, retryable: false },
          { _tag: 'Empty', message: 'nothing', committed: false, retryable: true },
        ],
      },
    ],
  }
  expect(error.toJSON()).toStrictEqual(record)
  expect(JSON.parse(JSON.stringify(error))).toEqual(record)
})

test('keeps its cause out of the record, and in the Error', () => {
  const cause = new TypeError('fetch failed')
  const error = createProviderError('Network', 'refused', { phase: 'connect', cause })

  expect(error.cause).toBe(cause)
  expect(Object.keys(error)).not.toContain('cause')
  expect(JSON.stringify(error)).not.toContain('fetch failed')
  expect('cause' in createProviderError('Config', 'wrong')).toBe(false)
})

describe('the text of an interrupted reply', () => {
  const error = createProviderError('Interrupted', 'cut off', { text: 'my secret diary', committed: true })

  test('can be read', () => {
    expect(error.text).toBe('my secret diary')
    expect(createProviderError('Interrupted', 'cut off', { text: '' }).text).toBe('')
  })

  test.each([
    ['the message', () => error.message],
    ['the stack', () => error.stack],
    ['JSON', () => JSON.stringify({ error })],
    ['inspect', () => inspect(error, { depth: null })],
    ['inspect of hidden fields', () => inspect(error, { depth: null, showHidden: true })],
    ['a spread copy', () => JSON.stringify({ ...error })],
    ['its keys', () => Object.entries(error).join()],
  ])('never reaches %s', (_place, show) => {
    expect(show()).not.toContain('diary')
  })
})

describe('whether the same provider may be asked again', () => {
  const status = (code: number) => ({ status: code })
  const rows: [ProviderErrorTag, object, boolean][] = [
    ['Config', {}, false],
    ['InvalidRequest', {}, false],
    ['InvalidRequest', status(400), false],
    ['Unauthorized', status(401), false],
    ['RateLimited', status(429), true],
    ['QuotaExhausted', status(402), false],
    ['HttpStatus', status(200), false],
    ['HttpStatus', status(301), false],
    ['HttpStatus', status(405), false],
    ['HttpStatus', status(408), true],
    ['HttpStatus', status(409), true],
    ['HttpStatus', status(410), false],
    ['HttpStatus', status(425), true],
    ['HttpStatus', status(499), false],
    ['HttpStatus', status(500), true],
    ['HttpStatus', status(503), true],
    ['HttpStatus', status(529), true],
    ['HttpStatus', {}, false],
    ['Upstream', {}, false],
    ['Network', { phase: 'connect', code: 'ECONNREFUSED' }, true],
    ['Network', { phase: 'connect', code: 'EAI_AGAIN' }, true],
    ['Network', { phase: 'connect', code: 'ENOTFOUND' }, false],
    ['Network', { phase: 'tls', code: 'CERT_HAS_EXPIRED' }, false],
    ['Network', { phase: 'headers' }, true],
    ['Network', { phase: 'body' }, true],
    ['Interrupted', { text: '' }, true],
    ['Timeout', { phase: 'connect', ms: 5 }, true],
    ['Timeout', { phase: 'total', ms: 5 }, true],
    ['Decode', { path: '', input: '' }, false],
    ['TooLarge', {}, false],
    ['Empty', {}, true],
    ['CircuitOpen', {}, false],
    ['Overloaded', {}, false],
    ['Aborted', {}, false],
    ['AllFailed', { errors: [] }, false],
  ]
  const make = (tag: ProviderErrorTag, fields: object): ProviderError => createProviderError(tag, '', fields as never)

  test.each(rows)('%s %j: %s', (tag, fields, retryable) => {
    expect(make(tag, fields).retryable).toBe(retryable)
  })

  test.each(rows)('%s %j: the maker may know better', (tag, fields, retryable) => {
    expect(make(tag, { ...fields, retryable: !retryable }).retryable).toBe(!retryable)
  })

  test.each(rows)('%s %j: never once content was delivered', (tag, fields) => {
    expect(make(tag, { ...fields, committed: true }).retryable).toBe(false)
    expect(make(tag, { ...fields, committed: true, retryable: true }).retryable).toBe(false)
  })
})
