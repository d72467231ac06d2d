import { checkConfig } from '../../src/providers/checkConfig.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'

const thrown = (config: unknown) => {
  try {
    checkConfig('vendor', config as ProviderConfig)
  } catch (error) {
    return error as { _tag: string; message: string }
  }
  return undefined
}

describe('checkConfig', () => {
  test('takes a config that can work', () => {
    const config: ProviderConfig = {
      baseUrl: 'https://a.test/v1',
      apiKey: ' key ',
      headers: { 'x-a': 'b' },
      proxy: 'http://user:pass@127.0.0.1:1',
      timeout: 0,
      idleTimeout: 0,
      connectTimeout: 1,
      maxLineLength: 10,
    }
    expect(thrown(config)).toBeUndefined()
    expect(thrown({ apiKey: () => 'key' })).toBeUndefined()
  })

  test.each([
    [{ baseUrl: 'nonsense' }, '"baseUrl" must be an http or https URL'],
    [{ baseUrl: 'file:///etc/passwd' }, '"baseUrl" must be an http or https URL'],
    [{ baseUrl: 'javascript:alert(1)' }, '"baseUrl" must be an http or https URL'],
    [{ proxy: 'socks5://127.0.0.1:1' }, '"proxy" must be an http or https URL'],
    [{ timeout: -1 }, '"timeout" must be a time'],
    [{ idleTimeout: Number.NaN }, '"idleTimeout" must be a time'],
    [{ connectTimeout: 2 ** 31 }, '"connectTimeout" must be a time'],
    [{ maxLineLength: 0 }, '"maxLineLength" must be a number from 1'],
    [{ transport: {} }, '"transport" must be a function'],
    [{ apiKey: 5 }, '"apiKey" must be a string or a function'],
    [{ key: 'secret-value' }, 'there is no option "key"; it takes baseUrl, apiKey'],
    ['secret-value', 'the options must be an object'],
  ])('refuses %p', (config, message) => {
    expect(thrown(config)?._tag).toBe('Config')
    expect(thrown(config)?.message).toContain(message)
  })

  test.each([
    [{ apiKey: 'secret\r\nx-injected: 1' }],
    [{ headers: { 'x-a': 'secret\nb' } }],
    [{ headers: { 'x-a': 'secret\0' } }],
    [{ headers: { 'secret header': 'a' } }],
    [{ apiKey: 'secret-ключ' }],
  ])('never shows what it refuses: %#', (config) => {
    expect(thrown(config)?._tag).toBe('Config')
    expect(thrown(config)?.message).not.toContain('secret')
  })
})
