import { defer, EMPTY, merge, Observable, of } from 'rxjs'
import { createPool } from '../../src/operators/createPool.ts'
import { limit } from '../../src/operators/limit.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

contract('limit', (source) => source.pipe(limit(createPool({ concurrent: 5 }))))
contract('limit, from the queue,', (source) =>
  defer(() => {
    const pool = createPool({ concurrent: 1, queue: 1 })
    const leave = pool.enter(() => undefined)
    const freed = defer(() => (leave?.(), EMPTY))
    return merge(source.pipe(limit(pool)), freed)
  }),
)

describe('limit', () => {
  test('makes the next one wait, and refuses the one after it', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const pool = createPool({ concurrent: 1, queue: 1 })
      const first = cold('  --a|')
      const second = cold('    -b|')
      const third = cold('  c|')
      expectObservable(first.pipe(limit(pool))).toBe(' --a|')
      expectObservable(second.pipe(limit(pool))).toBe('----b|')
      expectObservable(third.pipe(limit(pool))).toBe(' #', undefined, { _tag: 'Overloaded', retryable: false })
      expectSubscriptions(first.subscriptions).toBe('  ^--!')
      expectSubscriptions(second.subscriptions).toBe(' ---^-!')
      expectSubscriptions(third.subscriptions).toBe([])
    }))

  test('frees the place of who leaves, and the place in the queue', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const pool = createPool({ concurrent: 1, queue: 2 })
      const first = cold(' ------a|')
      const second = cold('b|')
      const third = cold('  c|')
      expectObservable(first.pipe(limit(pool)), ' ^---!').toBe('-----')
      expectObservable(second.pipe(limit(pool)), '^-!').toBe('  --')
      expectObservable(third.pipe(limit(pool))).toBe('        ----c|')
      expectSubscriptions(first.subscriptions).toBe('         ^---!')
      expectSubscriptions(second.subscriptions).toBe([])
      expectSubscriptions(third.subscriptions).toBe('         ----^!')
    }))

  test('lets the next one in once the stream before it is closed, not while it is', () => {
    const pool = createPool({ concurrent: 1, queue: 2 })
    const log: string[] = []
    const streams = ['a', 'b', 'c'].map((name) =>
      new Observable<string>(() => {
        log.push(`${name} opens`)
        return () => log.push(`${name} closes`)
      }).pipe(limit(pool)),
    )
    const [a, b, c] = streams.map((stream) => stream.subscribe())
    for (const each of [a, b, c]) each?.unsubscribe()
    expect(log).toEqual(['a opens', 'a closes', 'b opens', 'b closes', 'c opens', 'c closes'])
    expect([pool.running, pool.waiting]).toEqual([0, 0])
  })

  test('a synchronous stream gives its place back', () => {
    const pool = createPool({ concurrent: 1 })
    const seen: string[] = []
    for (const token of ['a', 'b']) {
      of(token)
        .pipe(limit(pool))
        .subscribe((value) => seen.push(value))
    }
    expect([seen, pool.running]).toEqual([['a', 'b'], 0])
  })

  test('takes nothing but a pool', () => {
    expect(() => limit({} as never)).toThrow('it takes what createPool() makes')
  })
})
