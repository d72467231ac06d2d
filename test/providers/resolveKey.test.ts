import { firstValueFrom } from 'rxjs'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { resolveKey } from '../../src/providers/resolveKey.ts'

const key = (apiKey: ProviderConfig['apiKey']) => firstValueFrom(resolveKey(apiKey))

describe('resolveKey', () => {
  test('trims a key, and gives none where there is none', async () => {
    expect(await key(' a ')).toBe('a')
    expect(await key(undefined)).toBeUndefined()
  })

  test('asks a function for each request, also one that takes its time', async () => {
    let asked = 0
    const source = resolveKey(() => `key ${++asked}`)
    expect([await firstValueFrom(source), await firstValueFrom(source)]).toEqual(['key 1', 'key 2'])
    expect(await key(() => Promise.resolve('later\n'))).toBe('later')
  })

  test.each<[string, () => string | Promise<string>]>([
    [
      'throws',
      () => {
        throw new Error('secret')
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['gives no string', () => 5 as never],
    ['gives a key of two lines', () => 'secret\nx-injected: 1'],
  ])('is Unauthorized where the function %s, and does not show what it said', async (_, apiKey) => {
    const error = await key(apiKey).catch(
      (reason: unknown) => reason as { _tag: string; message: string; cause: unknown },
    )
    expect(error).toMatchObject({ _tag: 'Unauthorized' })
    expect(JSON.stringify([error, (error as { message: string }).message])).not.toContain('secret')
    expect((error as { cause: unknown }).cause).toBeUndefined()
  })
})
