import { EMPTY, NEVER, of, throwError } from 'rxjs'
import { toText } from '../../src/convert/toText.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

test('gives the whole text', async () => {
  expect(await toText(of('Hel', '', 'lo'))).toBe('Hello')
})

test('gives the empty text of a stream that has none', async () => {
  expect(await toText(EMPTY)).toBe('')
})

test('rejects with the error of the stream', async () => {
  const error = new Error('lost')

  await expect(toText(throwError(() => error))).rejects.toBe(error)
})

test('asks at once, and once', () => {
  const provider = scriptedProvider(NEVER)
  void toText(provider([]))

  expect(provider.calls).toMatchObject([{ subscribed: true }])
})
