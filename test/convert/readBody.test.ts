import { concat, from, map, NEVER, of, Subject, throwError } from 'rxjs'
import { readBody } from '../../src/convert/readBody.ts'
import { toAsyncIterable } from '../../src/convert/toAsyncIterable.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'

const plain = () => map(String)
const limited = createProviderError('RateLimited', 'slow down')
const turn = () => new Promise((resolve) => setImmediate(resolve))

const decode = (bytes?: Uint8Array) => new TextDecoder().decode(bytes)

async function collect(body: AsyncIterable<Uint8Array>) {
  const pieces: string[] = []
  for await (const piece of body) pieces.push(decode(piece))
  return pieces
}

test('gives what came in one turn as one piece', async () => {
  const source = new Subject<string>()
  const body = readBody({ source, encode: plain })
  const first = body.next()
  source.next('a')
  source.next('b')
  expect(decode((await first).value)).toBe('ab')
  source.next('c')
  await turn()
  source.next('d')
  source.complete()

  expect(await collect(body)).toEqual(['cd'])
})

test('keeps surrogate pairs together', async () => {
  const source = new Subject<string>()
  const pieces = collect(readBody({ source, encode: plain }))
  for (const half of 'a😀'.split('')) {
    source.next(half)
    await turn()
  }
  source.complete()

  expect(await pieces).toEqual(['a', '😀'])
})

test('holds an async iterable from 4,096 unread characters on', async () => {
  let asked = 0
  async function* endless() {
    for (;;) {
      asked += 1
      yield 'x'.repeat(250)
    }
  }
  const body = readBody({ source: endless(), encode: plain })
  await body.next()
  await turn()
  const before = asked
  await turn()
  expect([before, asked]).toEqual([before, before])
  expect(before).toBeLessThan(25)
  await body.next()
  await turn()
  expect(asked).toBeGreaterThan(before)
  await body.return()
})

test('fails with an HttpError before content, and as it is afterwards; both are told', async () => {
  const heard = jest.fn()
  const before = readBody({ source: throwError(() => limited), encode: plain, onFailure: heard })
  await expect(before.next()).rejects.toMatchObject({ statusCode: 429 })
  const source = concat(
    from(['a']),
    throwError(() => limited),
  )
  const after = readBody({ source, encode: plain, onFailure: heard })
  await after.next()
  await expect(after.next()).rejects.toBe(limited)

  expect(heard.mock.calls).toEqual([[limited], [limited]])
})

test('ends with its signal', async () => {
  const controller = new AbortController()
  const { signal } = controller
  const body = readBody({ source: concat(of('a'), NEVER), encode: plain, signal })
  await body.next()
  const next = body.next()
  controller.abort()
  await expect(next).rejects.toMatchObject({ _tag: 'Aborted' })

  const late = readBody({ source: toAsyncIterable(of('a')), encode: plain, signal })
  await expect(late.next()).rejects.toMatchObject({ statusCode: 499 })
})
