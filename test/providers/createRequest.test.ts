import { NEVER } from 'rxjs'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { chatVendors } from '../../src/providers/chatVendors.ts'
import { createChatVendor } from '../../src/providers/createChatVendor.ts'
import { createRequest } from '../../src/providers/createRequest.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'

const vendor = createChatVendor('openai', chatVendors.openai)
const messages = [{ role: 'user', content: 'Why?' }] as const

function request(options: ChatOptions = {}, config: ProviderConfig = {}, more: Partial<typeof vendor> = {}) {
  const call = { messages, options, model: 'm', stream: options.stream !== false, key: 'k' }
  return createRequest({ ...vendor, ...more }, config, call, undefined)
}
const body = (options: ChatOptions, more?: Partial<typeof vendor>) => JSON.parse(request(options, {}, more).body ?? '')

describe('createRequest', () => {
  test.each([
    [undefined, 'https://api.openai.com/v1/chat/completions'],
    ['https://a.test/v1/', 'https://a.test/v1/chat/completions'],
    ['https://a.test', 'https://a.test/chat/completions'],
    ['https://a.test/x?api-version=1#here', 'https://a.test/x/chat/completions?api-version=1'],
  ])('appends the path to %p', (baseUrl, url) => {
    expect(request({}, baseUrl === undefined ? {} : { baseUrl }).url).toBe(url)
  })

  test('a query of the path joins that of the base URL', () => {
    const { url } = request({}, { baseUrl: 'https://a.test?b=1' }, { path: () => '/c:d?alt=sse' })
    expect(url).toBe('https://a.test/c:d?b=1&alt=sse')
  })

  test('asks for what the wire speaks, or for JSON where no stream is wanted', () => {
    expect(request().headers).toMatchObject({ accept: 'text/event-stream', 'accept-encoding': 'identity' })
    expect(request({ stream: false }).headers.accept).toBe('application/json')
  })

  test('the headers of the call win over those of the config, and these over its own, whatever their case', () => {
    const { headers } = request({ headers: { 'X-B': 'call' } }, { headers: { Accept: 'a/b', 'x-b': 'config' } })
    expect(headers).toMatchObject({ accept: 'a/b', 'x-b': 'call' })
    expect(Object.keys(headers)).toEqual(Object.keys(headers).map((name) => name.toLowerCase()))
  })

  test('hands on what belongs to the connection', () => {
    const call = { messages, options: {}, model: 'm', stream: true, key: undefined }
    const sent = createRequest(vendor, { proxy: 'http://p.test', connectTimeout: 5 }, call, NEVER)
    expect(sent).toMatchObject({ proxy: 'http://p.test', connectTimeout: 5, flow: NEVER, method: 'POST' })
    expect(request()).not.toHaveProperty('proxy')
  })

  test('spreads the body of the call last, but nothing that is not the caller’s to say', () => {
    const extra = JSON.parse(
      '{"top_k":1,"temperature":0,"messages":[],"stream":false,"proxy":"x","apiKey":"x","__proto__":{"polluted":1}}',
    )
    expect(body({ temperature: 1, body: extra })).toEqual({
      model: 'm',
      messages,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0,
      top_k: 1,
    })
    expect({}).not.toHaveProperty('polluted')
  })

  test('merges a section that the vendor names, key by key', () => {
    const sections = ['response_format']
    const responseFormat = { type: 'json' } as const
    const merged = body({ responseFormat, body: { response_format: { strict: true } } }, { sections })
    expect(merged.response_format).toEqual({ type: 'json_object', strict: true })
  })

  test('what cannot be written as JSON is an invalid request', () => {
    const circular: Record<string, unknown> = {}
    circular.self = circular
    expect(() => request({ body: { circular } })).toThrow(expect.objectContaining({ _tag: 'InvalidRequest' }))
    expect(() => request({ body: { big: 1n } })).toThrow(expect.objectContaining({ _tag: 'InvalidRequest' }))
  })
})
