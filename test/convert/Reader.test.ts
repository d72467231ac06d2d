import { concat, EMPTY, NEVER, Observable, of, range, Subject, throwError } from 'rxjs'
import { createInbox } from '../../src/convert/createInbox.ts'
import { Reader } from '../../src/convert/Reader.ts'

const read = <A>(source: Observable<A>) => new Reader(source, createInbox<A>('each', Infinity))

const boom = new Error('boom')
const value = <A>(element: A) => ({ done: false, value: element })
const done = { done: true, value: undefined }

/** A source that counts its subscriptions and how many of them are left. */
function counted<A>(source: Observable<A>) {
  const count = { subscribed: 0, left: 0 }
  const observable = new Observable<A>((out) => {
    count.subscribed += 1
    out.add(() => void count.left++)
    return source.subscribe(out)
  })
  return { observable, count }
}

describe('next()', () => {
  test('subscribes at its first call, and once', async () => {
    const { observable, count } = counted(of('a', 'b'))
    const reader = read(observable)
    expect(count.subscribed).toBe(0)
    await reader.next()
    await reader.next()

    expect(count.subscribed).toBe(1)
  })

  test('gives what came before it was called, in order, then the end, again and again', async () => {
    const reader = read(of('a', 'b'))

    expect([await reader.next(), await reader.next(), await reader.next(), await reader.next()]).toEqual([
      value('a'),
      value('b'),
      done,
      done,
    ])
  })

  test('called ahead many times is served in the order of the calls', async () => {
    const source = new Subject<number>()
    const reader = read(source)
    const asked = Array.from({ length: 10_000 }, () => reader.next())
    for (let i = 0; i < 9_998; i++) source.next(i)
    source.complete()
    const results = await Promise.all(asked)

    expect(results.slice(0, 9_998)).toEqual(Array.from({ length: 9_998 }, (_, i) => value(i)))
    expect(results.slice(9_998)).toEqual([done, done])
  })

  test('takes undefined and null for elements', async () => {
    const reader = read(of(undefined, null))

    expect([await reader.next(), await reader.next(), await reader.next()]).toEqual([
      value(undefined),
      value(null),
      done,
    ])
  })

  test('loses nothing of a synchronous burst', async () => {
    let expected = 0
    for await (const element of read(range(0, 100_000))) if (element !== expected++) throw new Error('out of order')

    expect(expected).toBe(100_000)
  })
})

describe('an error', () => {
  test('comes after the elements before it, once, and then the end', async () => {
    const reader = read(
      concat(
        of('a', 'b'),
        throwError(() => boom),
      ),
    )

    expect([await reader.next(), await reader.next()]).toEqual([value('a'), value('b')])
    await expect(reader.next()).rejects.toBe(boom)
    expect(await reader.next()).toEqual(done)
  })

  test('goes to the first who waits, and the others hear of the end', async () => {
    const source = new Subject<string>()
    const reader = read(source)
    const asked = [reader.next(), reader.next(), reader.next()]
    source.error(boom)

    expect(await Promise.allSettled(asked)).toEqual([
      { status: 'rejected', reason: boom },
      { status: 'fulfilled', value: done },
      { status: 'fulfilled', value: done },
    ])
  })

  test.each([undefined, null, 0, 'words'])('may be %p', async (reason) => {
    const reader = read(throwError(() => reason))

    await expect(reader.next()).rejects.toBe(reason)
  })

  test('that nobody reads is no unhandled rejection', async () => {
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    const reader = read(
      concat(
        of('a'),
        throwError(() => boom),
      ),
    )
    await reader.next()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)

    expect(unhandled).not.toHaveBeenCalled()
  })
})

describe('return()', () => {
  test('unsubscribes at once, and settles those who wait with the end', async () => {
    const { observable, count } = counted(NEVER)
    const reader = read(observable)
    const asked = [reader.next(), reader.next()]
    const left = reader.return()

    expect(count.left).toBe(1)
    expect(await Promise.all([...asked, left])).toEqual([done, done, done])
  })

  test('before the first next() asks for nothing, then or later', async () => {
    const { observable, count } = counted(of('a'))
    const reader = read(observable)
    await reader.return()

    expect(await reader.next()).toEqual(done)
    expect(count.subscribed).toBe(0)
  })

  test('forgets what was not read, an error too', async () => {
    const reader = read(
      concat(
        of('a', 'b'),
        throwError(() => boom),
      ),
    )
    await reader.next()
    await reader.return()

    expect(await reader.next()).toEqual(done)
  })

  test('may be called again, and after the end', async () => {
    const { observable, count } = counted(EMPTY)
    const reader = read(observable)
    await reader.next()

    expect(await Promise.all([reader.return(), reader.return()])).toEqual([done, done])
    expect(count).toEqual({ subscribed: 1, left: 1 })
  })

  test('out of the source itself ends a synchronous source that would never end', async () => {
    let sent = 0
    const endless = new Observable<number>((out) => {
      while (!out.closed && sent < 100) {
        sent += 1
        out.next(sent)
        if (sent === 3) void reader.return()
      }
    })
    const reader = read(endless)
    await reader.next()

    expect(sent).toBe(3)
  })
})

describe('throw()', () => {
  test('unsubscribes, rejects with its error and settles those who wait with the end', async () => {
    const { observable, count } = counted(NEVER)
    const reader = read(observable)
    const asked = reader.next()
    const thrown = reader.throw(boom)

    expect(count.left).toBe(1)
    await expect(thrown).rejects.toBe(boom)
    expect(await asked).toEqual(done)
    expect(await reader.next()).toEqual(done)
  })
})

describe('for await', () => {
  test.each<[string, (reader: Reader<string, string>) => Promise<void>]>([
    [
      'break',
      async (reader) => {
        for await (const _ of reader) break
      },
    ],
    [
      'an error of the loop',
      async (reader) => {
        const loop = async () => {
          for await (const _ of reader) throw boom
        }
        await expect(loop()).rejects.toBe(boom)
      },
    ],
  ])('unsubscribes on %s', async (_name, use) => {
    const { observable, count } = counted(concat(of('a', 'b'), NEVER))
    await use(read(observable))

    expect(count).toEqual({ subscribed: 1, left: 1 })
  })
})
