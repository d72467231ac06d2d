import fc from 'fast-check'
import { expectTypeOf } from 'expect-type'
import { concat, from, Observable, of, Subject, throwError } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { toAsyncIterable } from '../../src/convert/toAsyncIterable.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

async function collect<A>(iterable: AsyncIterable<A>): Promise<A[]> {
  const all: A[] = []
  for await (const element of iterable) all.push(element)
  return all
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('gives every element', async () => {
  expect(await collect(toAsyncIterable(of('a', 'b', 'c')))).toEqual(['a', 'b', 'c'])
})

test('subscribes once for each iterator', async () => {
  const provider = scriptedProvider(['a', 'b'])
  const iterable = toAsyncIterable(provider([]))
  expect(provider.calls).toHaveLength(0)

  expect([await collect(iterable), await collect(iterable)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect(provider.calls).toHaveLength(2)
})

test('gives the elements before an error, then the error', async () => {
  const seen: string[] = []
  const loop = async () => {
    for await (const element of toAsyncIterable(
      concat(
        of('a', 'b'),
        throwError(() => new Error('boom')),
      ),
    )) {
      seen.push(element)
    }
  }

  await expect(loop()).rejects.toThrow('boom')
  expect(seen).toEqual(['a', 'b'])
})

test('keeps every token of a burst apart unless told otherwise', async () => {
  const tokens = Array.from({ length: 100_000 }, (_, i) => `t${i} `)

  expect(await collect(toAsyncIterable(from(tokens)))).toEqual(tokens)
})

test('takes a burst in a time that grows with its length, not with its square', async () => {
  const time = async (length: number) => {
    const burst = new Observable<number>((out) => {
      for (let i = 0; i < length; i++) out.next(i)
      out.complete()
    })
    const start = process.cpuUsage()
    let count = 0
    for await (const _ of toAsyncIterable(burst)) count += 1
    expect(count).toBe(length)
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  await time(100_000)
  const short = await time(100_000)
  const long = await time(1_000_000)

  // Ten times the length: a queue that shifts takes a hundred times as long.
  expect(long / short).toBeLessThan(40)
})

describe('joining', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 5 }), { maxLength: 40 })
  /** Also cut where it hurts: between the halves of a pair. */
  const halves = texts.map((all) => all.flatMap((text) => text.split('')))

  test('is the identity on what the tokens say, and the queue has no more elements than its mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(texts, halves), fc.integer({ min: 1, max: 8 }), async (tokens, highWaterMark) => {
        const read = await collect(toAsyncIterable(from(tokens), { highWaterMark }))

        expect(read.join('')).toBe(tokens.join(''))
        // One more: the first went straight to the reader.
        expect(read.length).toBeLessThanOrEqual(highWaterMark + 1)
      }),
    )
  })

  test('splits no surrogate pair that came whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (tokens, highWaterMark) => {
          const read = await collect(toAsyncIterable(from(tokens), { highWaterMark }))

          expect(read.every((piece) => !/\p{Surrogate}/u.test(piece))).toBe(true)
        },
      ),
    )
  })

  test('keeps the order and the sum of chat events', async () => {
    const event = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ type: fc.constant('reasoning' as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ type: fc.constant('reasoning' as const), text: fc.constant(''), signature: fc.string() }),
      fc.record({ type: fc.constant('toolCall' as const), index: fc.nat(1), arguments: fc.string({ maxLength: 3 }) }),
      fc.record({ type: fc.constant('usage' as const), inputTokens: fc.nat() }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event), fc.integer({ min: 1, max: 4 }), async (events, highWaterMark) => {
        const read = await collect(toAsyncIterable(from<ChatEvent[]>(events), { highWaterMark }))

        expect(read.reduce(sum, [])).toEqual(events.reduce(sum, []))
      }),
    )
  })

  /** The reply as a list in which neighbours of one kind are one, however they came. */
  function sum(all: ChatEvent[], event: ChatEvent): ChatEvent[] {
    const last = all.at(-1)
    const plain = !('signature' in event) && last !== undefined && !('signature' in last)
    if (plain && event.type === 'text' && last.type === 'text') {
      return [...all.slice(0, -1), { type: 'text', text: last.text + event.text }]
    }
    if (plain && event.type === 'reasoning' && last.type === 'reasoning') {
      return [...all.slice(0, -1), { type: 'reasoning', text: last.text + event.text }]
    }
    if (plain && event.type === 'toolCall' && last.type === 'toolCall' && event.index === last.index) {
      return [...all.slice(0, -1), { ...last, arguments: last.arguments + event.arguments }]
    }
    return [...all, event]
  }
})

describe('strategy', () => {
  /** Reads once, lets five elements and the end come, and reads on. */
  async function sequence(strategy: 'each' | 'buffered' | 'latest' | 'next') {
    const source = new Subject<number>()
    const iterator = toAsyncIterable<unknown>(source, { strategy })[Symbol.asyncIterator]()
    const first = iterator.next()
    source.next(1)
    source.next(2)
    await turn()
    source.next(3)
    source.next(4)
    const second = iterator.next()
    await turn()
    source.next(5)
    source.complete()
    return [(await first).value as unknown, (await second).value as unknown, (await iterator.next()).value as unknown]
  }

  test('each: every element', async () => {
    expect(await sequence('each')).toEqual([1, 2, 3])
  })

  test('buffered: all since the last read, and all of one turn together', async () => {
    expect(await sequence('buffered')).toEqual([[1, 2], [3, 4], [5]])
  })

  test('latest: the last one since the last read, and of one turn', async () => {
    expect(await sequence('latest')).toEqual([2, 4, 5])
  })

  test('next: what comes while a read waits', async () => {
    expect(await sequence('next')).toEqual([1, 5, undefined])
  })

  test.each(['buffered', 'latest'] as const)(
    '%s gives the last elements before the end and before an error',
    async (strategy) => {
      const last = strategy === 'latest' ? 'b' : ['a', 'b']
      expect(await collect(toAsyncIterable<unknown>(of('a', 'b'), { strategy }))).toEqual([last])

      const iterator = toAsyncIterable<unknown>(
        concat(
          of('a', 'b'),
          throwError(() => 'boom'),
        ),
        { strategy },
      )[Symbol.asyncIterator]()
      const asked = [iterator.next(), iterator.next(), iterator.next()]
      expect(await Promise.allSettled(asked)).toEqual([
        { status: 'fulfilled', value: { done: false, value: last } },
        { status: 'rejected', reason: 'boom' },
        { status: 'fulfilled', value: { done: true, value: undefined } },
      ])
    },
  )

  test.each(['each', 'buffered', 'latest', 'next'] as const)(
    '%s leaves in the turn of its elements',
    async (strategy) => {
      const source = new Subject<number>()
      const iterator = toAsyncIterable<unknown>(source, { strategy })[Symbol.asyncIterator]()
      const asked = iterator.next()
      source.next(1)
      await iterator.return?.()
      expect(source.observed).toBe(false)

      const wasServed = strategy === 'each' || strategy === 'next'
      expect(await asked).toEqual(wasServed ? { done: false, value: 1 } : { done: true, value: undefined })
      expect(await iterator.next()).toEqual({ done: true, value: undefined })
    },
  )

  test('buffered is typed as what it gives', () => {
    expectTypeOf(toAsyncIterable(of(1), { strategy: 'buffered' })).toEqualTypeOf<AsyncIterable<number[]>>()
    expectTypeOf(toAsyncIterable(of(1), { strategy: 'latest' })).toEqualTypeOf<AsyncIterable<number>>()
    expectTypeOf(toAsyncIterable(of(1))).toEqualTypeOf<AsyncIterable<number>>()
  })
})

test.each<[object, string]>([
  [{ strategy: 'all' }, 'toAsyncIterable: "strategy" must be "each", "buffered", "latest" or "next"'],
  [{ highWaterMark: 0 }, 'toAsyncIterable: "highWaterMark" must be a number from 1'],
  [{ size: 1 }, 'toAsyncIterable: there is no option "size"; it takes strategy, highWaterMark'],
])('refuses %j', (config, message) => {
  expect(() => toAsyncIterable(of(1), config)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})
