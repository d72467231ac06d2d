import { NEVER } from 'rxjs'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import type { Call } from '../../src/providers/Call.ts'
import { createRequestWriter } from '../../src/providers/createRequestWriter.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import type { Vendor } from '../../src/providers/Vendor.ts'
import { openaiChatWire } from '../../src/wire/openaiChat/openaiChatWire.ts'
import { thrownBy } from '../core/thrownBy.ts'

const vendor: Vendor<never, never> = {
  info: { name: 'test', baseUrl: 'https://api.vendor.test/v1' },
  wire: openaiChatWire as never,
  roles: ['user'],
  path: () => '/chat',
  headers: ({ key }) => ({ Authorization: `Bearer ${key}`, 'X-Vendor': '1' }),
  body: ({ messages, model, stream }) => ({ messages, model, stream, settings: { a: 1, b: 1 } }),
  answersWhole: true,
}

const call = (options: ChatOptions = {}, more: Partial<Call> = {}): Call => ({
  messages: [{ role: 'user', content: 'Why?' }],
  options,
  model: 'm',
  stream: true,
  key: 'k',
  ...more,
})

const write = (options: ChatOptions = {}, config: ProviderConfig = {}, more: Partial<Vendor<never, never>> = {}) =>
  createRequestWriter({ ...vendor, ...more }, config)(call(options), undefined)
const bodyOf = (...given: Parameters<typeof write>): unknown => JSON.parse(write(...given).body ?? '')

test('a POST of JSON that asks for a stream, unencoded', () => {
  expect(write()).toEqual({
    url: 'https://api.vendor.test/v1/chat',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      authorization: 'Bearer k',
      'x-vendor': '1',
    },
    body: '{"messages":[{"role":"user","content":"Why?"}],"model":"m","stream":true,"settings":{"a":1,"b":1}}',
  })
})

test('one that asks for no stream accepts JSON', () => {
  expect(createRequestWriter(vendor, {})(call({}, { stream: false }), undefined).headers.accept).toBe(
    'application/json',
  )
})

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/chat'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/chat'],
  ['https://a.test/v1//', 'https://a.test/v1/chat'],
  ['https://a.test/v1?api-version=2024', 'https://a.test/v1/chat?api-version=2024'],
  ['https://a.test/v1/?a=b#there', 'https://a.test/v1/chat?a=b'],
])('under %s it goes to %s', (baseUrl, url) => {
  expect(write({}, { baseUrl }).url).toBe(url)
})

test('the query of the path stands beside that of the base URL', () => {
  const path = () => '/models/m:stream?alt=sse'
  expect(write({}, { baseUrl: 'https://a.test/v1?key=x' }, { path }).url).toBe(
    'https://a.test/v1/models/m:stream?key=x&alt=sse',
  )
})

test('headers: the call’s win over the config’s, those over the vendor’s, whatever their case', () => {
  const { headers } = write(
    { headers: { 'X-VENDOR': '3' } },
    { headers: { 'x-Vendor': '2', AUTHORIZATION: 'Basic b', Accept: '*/*' } },
  )
  expect(headers).toEqual({
    'content-type': 'application/json',
    accept: '*/*',
    'accept-encoding': 'identity',
    authorization: 'Basic b',
    'x-vendor': '3',
  })
})

test('the call’s body is spread last', () => {
  expect(bodyOf({ body: { model: 'other', settings: { c: 1 }, extra: null } })).toEqual({
    messages: [{ role: 'user', content: 'Why?' }],
    model: 'other',
    stream: true,
    settings: { c: 1 },
    extra: null,
  })
})

test('sections are merged; a section that is no object takes the place', () => {
  const sections = ['settings', 'none']
  expect(bodyOf({ body: { settings: { b: 2, c: 3 }, none: { d: 4 } } }, {}, { sections })).toMatchObject({
    settings: { a: 1, b: 2, c: 3 },
    none: { d: 4 },
  })
  expect(bodyOf({ body: { settings: 'x' } }, {}, { sections })).toMatchObject({ settings: 'x' })
})

test('what is ours to say, and what is the connection’s, cannot be smuggled in', () => {
  const smuggled = {
    ...{ messages: [], conversation: '{}', contents: [], input: '', stream: false, constructor: 1, prototype: 1 },
    ...{ proxy: 'http://x', timeout: 1, signal: {}, headers: {}, body: {}, flow: 1, onAttempt: 1, transport: 1 },
    ...{ apiKey: 'k', baseUrl: 'http://x', idleTimeout: 1, connectTimeout: 1, maxLineLength: 1, scheduler: 1 },
  }
  const body: Record<string, unknown> = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(smuggled).slice(1)}`)
  expect(Object.keys(body)).toContain('__proto__')
  expect(bodyOf({ body })).toEqual(bodyOf())
  expect(write({ body }).body).not.toContain('polluted')
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('what the connection needs goes beside the body', () => {
  const config = { proxy: 'http://proxy.test', connectTimeout: 5 }
  expect(createRequestWriter(vendor, config)(call(), NEVER)).toMatchObject({ ...config, flow: NEVER })
  const plain = createRequestWriter(vendor, {})(call(), undefined)
  for (const name of ['proxy', 'connectTimeout', 'flow']) expect(plain).not.toHaveProperty(name)
})

test('what cannot be written is InvalidRequest, not the fault of the service', () => {
  const circle: Record<string, unknown> = {}
  circle.circle = circle
  for (const extra of [circle, { n: 5n }]) {
    expect(thrownBy(() => write({ body: extra }))).toMatchObject({ _tag: 'InvalidRequest', retryable: false })
  }
  const body = () => {
    throw new TypeError('x is not a function')
  }
  expect(thrownBy(() => write({}, {}, { body }))).toMatchObject({ _tag: 'InvalidRequest', retryable: false })
})

test('the messages and the options stay as they are', () => {
  const frozen = Object.freeze({
    body: Object.freeze({ settings: Object.freeze({ c: 1 }) }),
    headers: Object.freeze({ A: '1' }),
  })
  expect(() => write(frozen, {}, { sections: ['settings'] })).not.toThrow()
})
