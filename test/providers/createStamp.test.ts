import { inspect } from 'node:util'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { createStamp } from '../../src/providers/createStamp.ts'
import { Reply } from '../../src/providers/Reply.ts'

const clean = (text: string) => text.replaceAll('sk-secret', '[redacted]')

function begin(...texts: string[]) {
  const reply = new Reply('openai')
  for (const text of texts) reply.saw({ type: 'text', text })
  return { reply, stamp: createStamp('openai', reply, clean) }
}

const shown = (error: unknown) => `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)}`
const lost = createProviderError('Network', 'reset', { phase: 'body', code: 'ECONNRESET' })

test('adds the provider, the request id and the usage', () => {
  const { reply, stamp } = begin()
  reply.requestId = 'req_1'
  reply.readBy({ usage: { inputTokens: 3 } } as never)
  expect(stamp(createProviderError('Upstream', 'no')).toJSON()).toEqual({
    _tag: 'Upstream',
    message: 'no',
    provider: 'openai',
    requestId: 'req_1',
    usage: { inputTokens: 3 },
    committed: false,
    retryable: false,
  })
})

test('what the error itself knows wins', () => {
  const { reply, stamp } = begin()
  reply.requestId = 'req_1'
  const own = createProviderError('Upstream', 'no', { requestId: 'req_2', usage: { inputTokens: 1 } })
  expect(stamp(own)).toMatchObject({ requestId: 'req_2', usage: { inputTokens: 1 } })
})

test('without them nothing is said of them', () => {
  const record = begin().stamp(createProviderError('Upstream', 'no')).toJSON()
  expect(Object.keys(record).sort()).toEqual(['_tag', 'committed', 'message', 'provider', 'retryable'])
})

test('after content it is committed, and nothing may be repeated', () => {
  const { stamp } = begin('a')
  expect(stamp(createProviderError('RateLimited', 'slow', { retryAfterMs: 5 }))).toMatchObject({
    _tag: 'RateLimited',
    committed: true,
    retryable: false,
    retryAfterMs: 5,
  })
})

test('a lost connection is Network before content, and Interrupted with the text after it', () => {
  expect(begin().stamp(lost)).toMatchObject({ _tag: 'Network', committed: false, retryable: true })
  const error = begin('Hel', 'lo').stamp(lost)
  expect(error).toMatchObject({ _tag: 'Interrupted', committed: true, text: 'Hello', cause: lost })
  expect(error.message).toBe('the connection was lost: reset')
})

test('half an event is Interrupted at the end of the bytes, and Decode before it', () => {
  const half = createProviderError('Decode', 'no JSON', { path: '', input: '{"a' })
  expect(begin('a').stamp(half)._tag).toBe('Decode')
  const { reply, stamp } = begin('a')
  reply.ended = true
  expect(stamp(half)).toMatchObject({ _tag: 'Interrupted', committed: true, text: 'a' })
  expect(stamp(createProviderError('Decode', 'wrong', { path: 'a.b', input: '{}' }))._tag).toBe('Decode')
})

test('what is none of ours becomes one of ours', () => {
  expect(begin().stamp(new TypeError('x is not a function'))).toMatchObject({ _tag: 'Upstream', provider: 'openai' })
  expect(begin().stamp('no')).toMatchObject({ message: 'no', provider: 'openai' })
  expect(begin().stamp(undefined)).toMatchObject({ _tag: 'Upstream' })
})

test('secrets are taken out of everything that is said', () => {
  const { reply, stamp } = begin()
  reply.requestId = 'id-of-sk-secret'
  const error = stamp(createProviderError('Decode', 'bad sk-secret', { path: 'x.sk-secret', input: '"sk-secret"' }))
  expect(error).toMatchObject({
    message: 'bad [redacted]',
    path: 'x.[redacted]',
    input: '"[redacted]"',
    requestId: 'id-of-[redacted]',
  })
  expect(shown(error)).not.toContain('sk-secret')
})

test('the stack tells the clean message and the place of the first error', () => {
  const first = createProviderError('Upstream', 'bad sk-secret')
  const { stack = '' } = begin().stamp(first)
  expect(stack).toContain('bad [redacted]')
  expect(stack.split('\n').slice(1)).toEqual(first.stack?.split('\n').slice(1))
})

test('a cause is kept, unless it quotes a secret somewhere', () => {
  const harmless = new Error('boom', { cause: { host: 'api.test' } })
  expect(begin().stamp(createProviderError('Upstream', 'no', { cause: harmless })).cause).toBe(harmless)
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(begin().stamp(createProviderError('Upstream', 'no', { cause: circle })).cause).toBe(circle)
})

const trap = Object.defineProperty({}, 'secret', {
  enumerable: true,
  get() {
    throw new Error('sk-secret')
  },
})

test.each<[string, unknown]>([
  ['its message', new Error('sk-secret')],
  ['the cause of a cause', new Error('a', { cause: new Error('b', { cause: 'sk-secret' }) })],
  ['a part of many', new AggregateError([new Error('a'), new Error('sk-secret')], 'several')],
  ['a field', Object.assign(new Error('a'), { request: { headers: ['authorization', 'Bearer sk-secret'] } })],
  ['a hidden field', Object.defineProperty(new Error('a'), 'hidden', { value: 'sk-secret' })],
  ['a symbol', Object.assign(new Error('a'), { [Symbol('x')]: 'sk-secret' })],
  ['a name', { 'sk-secret': 1 }],
  ['a trap', trap],
  ['a text', 'sk-secret'],
])('a cause that quotes one in %s is dropped', (_name, cause) => {
  const error = begin().stamp(createProviderError('Upstream', 'no', { cause }))
  expect(error.cause).toBeUndefined()
  expect(shown(error)).not.toContain('sk-secret')
})

test('a cause that was thrown as it is, and quotes one, too', () => {
  const error = begin().stamp(Object.assign(new Error('failed with sk-secret'), { code: 'ECONNRESET' }))
  expect(error).toMatchObject({ _tag: 'Network', code: 'ECONNRESET', message: 'failed with [redacted]' })
  expect(shown(error)).not.toContain('sk-secret')
})

test('a cause of any depth is looked through, or dropped', () => {
  let deep: unknown = 'end'
  for (let level = 0; level < 100_000; level++) deep = { cause: deep }
  expect(begin().stamp(createProviderError('Upstream', 'no', { cause: deep }))._tag).toBe('Upstream')
})

test('a message of any length is cut, after the secrets were taken out', () => {
  const { message } = begin().stamp(
    createProviderError('Upstream', `${'x'.repeat(1_995)}sk-secret${'y'.repeat(100_000)}`),
  )
  expect(message).toBe(`${'x'.repeat(1_995)}[reda…`)
})
