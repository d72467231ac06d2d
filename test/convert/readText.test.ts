import { identity, map, Observable, Subject } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import { readText } from '../../src/convert/readText.ts'

const decode = (bytes?: Uint8Array) => new TextDecoder().decode(bytes)
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('gives as one piece of UTF-8 what came since the last read', async () => {
  const source = new Subject<number>()
  const reader = readText(source, map(String))
  const first = reader.next()
  source.next(1)
  source.next(2)

  expect(decode((await first).value)).toBe('12')
})

test('keeps surrogate pairs together', async () => {
  const source = new Subject<string>()
  const reader = readText(source, identity)
  const first = reader.next()
  source.next('\ud83d')
  await turn()
  source.next('\ude00')

  expect(decode((await first).value)).toBe('😀')
})

test('holds its source at 4,096 unread characters', async () => {
  const said: boolean[] = []
  const source = new Subject<string>()
  const chat = (_messages: unknown, options?: { flow?: Observable<boolean> }) => {
    options?.flow?.subscribe((go) => said.push(go))
    return source
  }
  const reader = readText(iterate(chat, []), identity)
  const first = reader.next()
  source.next('a')
  await first
  source.next('x'.repeat(4_095))
  expect(said).toEqual([true])
  source.next('x')
  expect(said).toEqual([true, false])
  await reader.next()

  expect(said).toEqual([true, false, true])
})
