import { checkConfig } from '../../src/providers/checkConfig.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { thrownBy } from '../core/thrownBy.ts'

const refusal = (config: unknown) => thrownBy(() => checkConfig('openai', config as ProviderConfig))

test('takes everything that it names', () => {
  const config: Required<ProviderConfig> = {
    baseUrl: 'http://127.0.0.1:8080/v1?api-version=1',
    apiKey: ' sk-1 ',
    model: 'm',
    headers: { 'x-a': 'b' },
    proxy: 'http://user:pass@proxy.test:8080',
    timeout: 0,
    idleTimeout: 0,
    connectTimeout: 0,
    maxLineLength: 1,
    transport: () => {
      throw new Error('not called')
    },
    scheduler: { now: () => 0, schedule: () => ({}) as never },
  }
  expect(() => checkConfig('openai', config)).not.toThrow()
  expect(() => checkConfig('openai', { apiKey: () => 'sk-1' })).not.toThrow()
  expect(() =>
    checkConfig('openai', Object.fromEntries(Object.keys(config).map((key) => [key, undefined]))),
  ).not.toThrow()
})

test('takes the vendor’s own options where they are named', () => {
  const vendor = { is: (value: unknown) => value === 'groq', mustBe: 'groq' }
  expect(() => checkConfig('openai', { vendor: 'groq' } as never, { vendor })).not.toThrow()
  expect(thrownBy(() => checkConfig('openai', { vendor: 'gorq' } as never, { vendor }))).toMatchObject({
    _tag: 'Config',
  })
})

test.each([
  ['nonsense'],
  ['/v1'],
  ['file:///etc/passwd'],
  ['javascript:alert(1)'],
  ['ws://127.0.0.1'],
  [''],
  [5],
  [null],
  ['https://user:very-secret@api.test/v1'],
  ['https://very-secret@api.test/v1'],
])('refuses the base URL %j, and does not show it', (baseUrl) => {
  const error = refusal({ baseUrl })
  expect(error).toMatchObject({ _tag: 'Config', message: expect.stringContaining('"baseUrl"') })
  expect(JSON.stringify(error)).not.toContain('very-secret')
})

test('an @ in path or query is no password', () => {
  expect(() => checkConfig('openai', { baseUrl: 'https://api.test/@me?to=a@b' })).not.toThrow()
})

test.each(['nonsense', 'socks5://very-secret@proxy.test', 'proxy.test:8080'])(
  'refuses the proxy %j, and does not show it',
  (proxy) => {
    const error = refusal({ proxy })
    expect(error).toMatchObject({ _tag: 'Config', message: expect.stringContaining('"proxy"') })
    expect(JSON.stringify(error)).not.toContain('very-secret')
  },
)

test.each(['sk-very\nsecret', 'sk-very\r\nx: secret', 'sk-very\0secret', 'sk-very😀secret', 5, {}, null])(
  'refuses the key %j, and does not show it',
  (apiKey) => {
    const error = refusal({ apiKey })
    expect(error).toMatchObject({ _tag: 'Config' })
    expect(JSON.stringify(error)).not.toContain('sk-very')
  },
)

test.each([
  { timeout: -1 },
  { timeout: NaN },
  { timeout: Infinity },
  { timeout: 2 ** 31 },
  { timeout: '5' },
  { idleTimeout: -1 },
  { connectTimeout: -5 },
  { maxLineLength: 0 },
  { model: '' },
  { model: 5 },
  { headers: 'x' },
  { headers: { 'x-a': 'b\nc' } },
  { transport: {} },
  { scheduler: 5 },
])('refuses %j', (config) => {
  expect(refusal(config)).toMatchObject({ _tag: 'Config', message: expect.stringMatching(/^openai: /) })
})

test.each([null, 5, 'sk-very-secret'])('refuses %j in the place of a config', (config) => {
  const error = refusal(config)
  expect(error).toMatchObject({ _tag: 'Config' })
  expect(JSON.stringify(error)).not.toContain('sk-very-secret')
})

test('an option that does not exist: says so, and which there are', () => {
  expect(refusal({ apikey: 'sk-very-secret' })).toMatchObject({
    _tag: 'Config',
    message:
      'openai: there is no option "apikey"; it takes baseUrl, apiKey, model, headers, proxy, timeout, idleTimeout, connectTimeout, maxLineLength, transport, scheduler',
  })
})
