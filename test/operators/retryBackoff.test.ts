import { defer, of, throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { isContent } from '../../src/core/isContent.ts'
import { retryBackoff, type RetryEvent } from '../../src/operators/retryBackoff.ts'
import { retryBudget } from '../../src/operators/retryBudget.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const network = createProviderError('Network', 'reset', { phase: 'headers', code: 'ECONNRESET' })
const limited = (retryAfterMs: number) => createProviderError('RateLimited', 'slow down', { retryAfterMs })
const steady = { initial: 3, jitter: 'none' } as const

contract('retryBackoff without an extra try', (source) => source.pipe(retryBackoff({ count: 0 })), {
  differs: {
    'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty', attempt: 1 } },
    'fails with a source that fails after content, and keeps the content': {
      error: { _tag: 'Upstream', committed: true, attempt: 1 },
    },
    'fails with a source that fails at first': { error: { _tag: 'Upstream', attempt: 1 } },
    'fails with a source that fails synchronously': { error: { _tag: 'Upstream', attempt: 1 } },
    'begins anew when it is subscribed to after it failed': { error: { _tag: 'Upstream', attempt: 1 } },
  },
})

contract(
  'retryBackoff after a try that failed',
  (source) =>
    defer(() => {
      let calls = 0
      const moody = defer(() => (calls++ === 0 ? throwError(() => network) : source))
      return moody.pipe(retryBackoff({ count: 1, initial: 0 }))
    }),
  {
    differs: {
      'ends with a source that has nothing': { expected: '----#', error: { _tag: 'Empty', attempt: 2 } },
      'fails with a source that fails after content, and keeps the content': {
        error: { _tag: 'Upstream', committed: true, attempt: 2 },
      },
      'fails with a source that fails at first': { error: { _tag: 'Upstream', attempt: 2 } },
      'fails with a source that fails synchronously': { error: { _tag: 'Upstream', attempt: 2 } },
      'begins anew when it is subscribed to after it failed': { error: { _tag: 'Upstream', attempt: 2 } },
    },
  },
)

describe('retryBackoff', () => {
  test('tries again after a failure before content, with doubling waits', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, network)
      const first = '        ^!'
      const second = '       ----^!'
      const third = '        -----------^!'
      const expected = '     ------------#'
      const error = { _tag: 'Network', attempt: 3, committed: false }
      expectObservable(source.pipe(retryBackoff(steady))).toBe(expected, undefined, error)
      expectSubscriptions(source.subscriptions).toBe([first, second, third])
    }))

  test('delivers the reply of the try that succeeds', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const bad = cold('     --#', undefined, network)
      const good = cold('         --a-b|')
      let calls = 0
      const source = defer(() => (calls++ === 0 ? bad : good))
      expectObservable(source.pipe(retryBackoff(steady))).toBe('-------a-b|')
      expectSubscriptions(bad.subscriptions).toBe('^-!')
      expectSubscriptions(good.subscriptions).toBe('-----^----!')
    }))

  test('repeats nothing after the first content, whatever `when` says', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -a-#', undefined, network)
      const expected = '     -a-#'
      const error = { _tag: 'Network', committed: true, retryable: false, attempt: 1 }
      expectObservable(source.pipe(retryBackoff({ ...steady, when: () => true }))).toBe(expected, undefined, error)
      expectSubscriptions(source.subscriptions).toBe('^--!')
    }))

  test('treats an error of anybody as one that may pass, before content only', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -a#', undefined, new Error('boom'))
      expectObservable(source.pipe(retryBackoff(steady))).toBe('-a#', undefined, { _tag: 'Upstream', committed: true })
      expectSubscriptions(source.subscriptions).toBe('^-!')
    }))

  test('leaves no trace of a failed try: an empty chunk and usage commit nothing', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const values = { u: { type: 'usage', inputTokens: 1 }, a: 'a', p: { type: 'activity' } }
      const bad = cold<unknown>('  pu#', values, network)
      const good = cold<unknown>('      ua---|', values)
      let calls = 0
      const source = defer(() => (calls++ === 0 ? bad : good))
      expectObservable(source.pipe(retryBackoff(steady))).toBe('p-----(ua)|', values)
      expectSubscriptions(bad.subscriptions).toBe('^-!')
      expectSubscriptions(good.subscriptions).toBe('-----^----!')
    }))

  test('takes an empty reply for a failure', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  --|')
      const result = source.pipe(retryBackoff({ ...steady, count: 1 }))
      expectObservable(result).toBe('-------#', undefined, { _tag: 'Empty', attempt: 2 })
      expectSubscriptions(source.subscriptions).toBe(['^-!', '-----^-!'])
    }))

  test('does not retry what no further try can mend', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, createProviderError('Unauthorized', 'no'))
      expectObservable(source.pipe(retryBackoff(steady))).toBe('-#', undefined, { _tag: 'Unauthorized', attempt: 1 })
      expectSubscriptions(source.subscriptions).toBe('^!')
    }))

  test('never comes back earlier than the server asked', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, limited(10))
      const result = source.pipe(retryBackoff({ ...steady, count: 1 }))
      expectObservable(result).toBe('------------#', undefined, { _tag: 'RateLimited' })
      expectSubscriptions(source.subscriptions).toBe(['^!', '-----------^!'])
    }))

  test('fails now where the server asks for more than the longest wait', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, limited(3_600_000))
      const result = source.pipe(retryBackoff({ ...steady, max: 60_000 }))
      expectObservable(result).toBe('-#', undefined, { _tag: 'RateLimited', retryAfterMs: 3_600_000, attempt: 1 })
      expectSubscriptions(source.subscriptions).toBe('^!')
    }))

  test('fails now where the wait would outlast the deadline', () =>
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const source = cold('  -#', undefined, limited(10))
      const result = source.pipe(retryBackoff({ ...steady, total: 8, scheduler }))
      expectObservable(result).toBe('-#', undefined, { _tag: 'RateLimited', retryAfterMs: 10 })
      expectSubscriptions(source.subscriptions).toBe('^!')
    }))

  test('cuts a running try when the deadline passes', () =>
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const source = cold('  -a----------|')
      const result = source.pipe(retryBackoff({ total: 5, scheduler }))
      expectObservable(result).toBe('-a---#', undefined, { _tag: 'Timeout', phase: 'total', ms: 5, committed: true })
      expectSubscriptions(source.subscriptions).toBe('^----!')
    }))

  test('says which try the deadline has cut', () =>
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const bad = cold('     -#', undefined, network)
      const silent = cold('      -------')
      let calls = 0
      const source = defer(() => (calls++ === 0 ? bad : silent))
      const result = source.pipe(retryBackoff({ ...steady, total: 8, scheduler }))
      const error = { _tag: 'Timeout', phase: 'total', ms: 8, committed: false, attempt: 2 }
      expectObservable(result).toBe('--------#', undefined, error)
      expectSubscriptions(silent.subscriptions).toBe('----^---!')
    }))

  test('does not ask again what was aborted, whatever `when` says', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, createProviderError('Aborted', 'by the caller'))
      const result = source.pipe(retryBackoff({ ...steady, when: () => true }))
      expectObservable(result).toBe('-#', undefined, { _tag: 'Aborted', attempt: 1 })
      expectSubscriptions(source.subscriptions).toBe('^!')
    }))

  test('leaves the number of the try alone that an inner retry gave', () =>
    marbles(({ cold, expectObservable }) => {
      const source = cold('-#', undefined, network)
      const inner = source.pipe(retryBackoff({ ...steady, count: 1 }))
      expectObservable(inner.pipe(retryBackoff({ count: 0 }))).toBe('-----#', undefined, { attempt: 2 })
    }))

  test('a reply that begins gives its share back to the budget, once', () =>
    marbles(({ cold, flush }) => {
      const budget = retryBudget({ capacity: 10 })
      budget.spend(network)
      cold('-a-b-c|').pipe(retryBackoff({ budget })).subscribe()
      cold('-a#', undefined, network)
        .pipe(retryBackoff({ budget }))
        .subscribe({ error: () => undefined })
      flush()
      expect(budget.tokens).toBe(7)
    }))

  test('tells of each extra try', () => {
    const told: RetryEvent[] = []
    marbles(({ cold, expectObservable }) => {
      const source = cold('-#', undefined, network)
      expectObservable(source.pipe(retryBackoff({ ...steady, onRetry: (event) => told.push(event) }))).toBe(
        '------------#',
        undefined,
        { _tag: 'Network' },
      )
    })
    expect(told.map(({ attempt, delay, error }) => [attempt, delay, error._tag, error.attempt])).toEqual([
      [1, 3, 'Network', 1],
      [2, 6, 'Network', 2],
    ])
  })

  test('a shared budget keeps a thousand callers from making a storm', () => {
    const budget = retryBudget()
    let requests = 0
    marbles(({ flush }) => {
      const source = defer(() => {
        requests += 1
        return throwError(() => network)
      })
      for (let caller = 0; caller < 1_000; caller++) {
        source.pipe(retryBackoff({ ...steady, budget })).subscribe({ error: () => undefined })
      }
      flush()
    })
    expect(requests).toBe(1_000 + 500 / 5)
    expect(budget.tokens).toBe(0)
  })

  test('a synchronous source can be retried thousands of times', () => {
    let tries = 0
    const source = defer(() => (++tries < 1_200 ? throwError(() => network) : of('a')))
    const seen: string[] = []
    marbles(({ flush }) => {
      source.pipe(retryBackoff({ count: 10_000, initial: 0 })).subscribe((token) => seen.push(token))
      flush()
    })
    expect([tries, seen]).toEqual([1_200, ['a']])
  })

  test('narrows what commits by isContent', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const values = { r: { type: 'reasoning', text: 'hm' } }
      const source = cold<unknown>('-r#', values, network)
      const isText = (element: unknown) => isContent(element) && (element as { type?: string }).type === 'text'
      const result = source.pipe(retryBackoff({ ...steady, count: 1, isContent: isText }))
      expectObservable(result).toBe('-------#', undefined, { _tag: 'Network', committed: false })
      expectSubscriptions(source.subscriptions).toBe(['^-!', '-----^-!'])
    }))

  test('repeats what a provider calls committed, where a narrower isContent had held it back', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const values = { r: { type: 'reasoning', text: 'hm' }, t: { type: 'text', text: 'Hi' } }
      const lost = createProviderError('Interrupted', 'lost', { text: '', committed: true })
      const bad = cold<unknown>('   -r#', values, lost)
      const good = cold<unknown>('       -rt---|', values)
      let calls = 0
      const source = defer(() => (calls++ === 0 ? bad : good))
      const isText = (element: unknown) => (element as { type?: string }).type === 'text'
      expectObservable(source.pipe(retryBackoff({ ...steady, isContent: isText }))).toBe('-------(rt)|', values)
      expectSubscriptions(good.subscriptions).toBe('-----^-----!')
    }))

  test('stops waiting when the consumer leaves', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  -#', undefined, network)
      expectObservable(source.pipe(retryBackoff({ initial: 50, jitter: 'none' })), '^--!').toBe('----')
      expectSubscriptions(source.subscriptions).toBe('^!')
    }))

  test('refuses wrong options at once', () => {
    expect(() => retryBackoff({ count: -1 })).toThrow('"count" must be a whole number from 0')
    expect(() => retryBackoff({ jitter: 'some' as never })).toThrow('"jitter" must be "full" or "none"')
    expect(() => retryBackoff({ retries: 3 } as never)).toThrow('there is no option "retries"')
    expect(() => retryBackoff({ budget: {} as never })).toThrow('"budget" must be what retryBudget() makes')
    expect(() => retryBackoff({ scheduler: {} as never })).toThrow('"scheduler" must be a scheduler')
  })
})
