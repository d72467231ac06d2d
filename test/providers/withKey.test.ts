import { inspect } from 'node:util'
import { type Observable, of } from 'rxjs'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { withKey } from '../../src/providers/withKey.ts'

function outcome(source: Observable<unknown>): Promise<unknown[]> {
  return new Promise((resolve) => {
    const given: unknown[] = []
    source.subscribe({
      next: (value) => given.push(value),
      error: (error) => resolve([...given, error]),
      complete: () => resolve(given),
    })
  })
}

test.each<[string, ProviderConfig['apiKey'], string | undefined]>([
  ['a string', 'sk-1', 'sk-1'],
  ['white space around it', ' sk-1\n', 'sk-1'],
  ['none', undefined, undefined],
  ['an empty one, which is none', '', undefined],
  ['a blank one, which is none', ' \n', undefined],
  ['a function', () => 'sk-1', 'sk-1'],
  ['a function that promises', () => Promise.resolve(' sk-1 '), 'sk-1'],
  ['a function that has none', () => '', undefined],
])('%s', async (_name, apiKey, key) => {
  expect(await outcome(withKey(apiKey, of))).toEqual([key])
})

test('a string and a function of a string give the key at once', () => {
  const given: unknown[] = []
  withKey('sk-1', of).subscribe((key) => given.push(key))
  withKey(() => 'sk-2', of).subscribe((key) => given.push(key))
  expect(given).toEqual(['sk-1', 'sk-2'])
})

test('a function is asked for each request, and not before', async () => {
  let asked = 0
  const key = withKey(() => `sk-${++asked}`, of)
  expect(asked).toBe(0)
  expect(await outcome(key)).toEqual(['sk-1'])
  expect(await outcome(key)).toEqual(['sk-2'])
})

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('sk-very-secret')
    },
  ],
  ['rejects', () => Promise.reject(new Error('sk-very-secret'))],
  ['gives nothing', () => undefined],
  ['promises nothing', () => Promise.resolve(undefined)],
  ['gives a number', () => 5],
  ['gives a list', () => ['sk-very-secret', 'b']],
  ['gives a newline', () => 'sk-very\nsecret'],
  ['promises a newline', () => Promise.resolve('sk-very\r\nsecret')],
])('a function that %s: Unauthorized, and nothing is shown', async (_name, apiKey) => {
  const [error] = await outcome(withKey(apiKey as () => string, of))
  expect(error).toMatchObject({ _tag: 'Unauthorized', retryable: false })
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('sk-very')
})

test('whoever leaves while the key is fetched hears nothing of it, not even its failure', async () => {
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<string>((_resolve, reject) => {
    fail = reject
  })
  const given: unknown[] = []
  withKey(() => promise, of)
    .subscribe({ next: (key) => given.push(key), error: (error) => given.push(error) })
    .unsubscribe()
  fail(new Error('late'))
  await promise.catch(() => undefined)
  expect(given).toEqual([])
})
