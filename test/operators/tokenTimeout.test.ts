import { Observable, type Subscriber } from 'rxjs'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { tokenTimeout } from '../../src/operators/tokenTimeout.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const late = (phase: 'first' | 'each' | 'total', ms: number, committed: boolean) => ({
  _tag: 'Timeout',
  phase,
  ms,
  committed,
  retryable: !committed,
  message: {
    first: `no content within ${ms} ms`,
    each: `no further content within ${ms} ms`,
    total: `not over within ${ms} ms`,
  }[phase],
})

contract('tokenTimeout', (source) => source.pipe(tokenTimeout({ first: 90, each: 90, total: 90 })))

describe('tokenTimeout', () => {
  test('passes a stream that keeps its limits', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a--b--|')
      const expected = '    --a--b--|'
      expectObservable(source.pipe(tokenTimeout({ first: 3, each: 4, total: 9 }))).toBe(expected)
      expectSubscriptions(source.subscriptions).toBe('^-------!')
    }))

  test('fails when the first content is late, and leaves the source', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -----a--|')
      const expected = '    ---#'
      expectObservable(source.pipe(tokenTimeout({ first: 3 }))).toBe(expected, undefined, late('first', 3, false))
      expectSubscriptions(source.subscriptions).toBe('^--!')
    }))

  test('fails when the next content is late, to the millisecond for short limits', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a--b------c|')
      const expected = '    --a--b---#'
      expectObservable(source.pipe(tokenTimeout({ each: 4 }))).toBe(expected, undefined, late('each', 4, true))
      expectSubscriptions(source.subscriptions).toBe('^--------!')
    }))

  test('bounds the time from the last content to the end', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a---------|')
      const expected = '    --a---#'
      expectObservable(source.pipe(tokenTimeout({ each: 4 }))).toBe(expected, undefined, late('each', 4, true))
      expectSubscriptions(source.subscriptions).toBe('^-----!')
    }))

  test('is not held up by empty chunks and activity', () =>
    marbles(({ cold, expectObservable }) => {
      const values = { e: '', p: { type: 'activity' }, a: 'a' }
      const expected = '                          -e-(p#)'
      const source = cold<unknown>('              -e-p-p-a|', values)
      expectObservable(source.pipe(tokenTimeout({ first: 3 }))).toBe(expected, values, late('first', 3, false))
    }))

  test('counts reasoning and tool calls as content', () =>
    marbles(({ cold, expectObservable }) => {
      const values = { r: { type: 'reasoning', text: 'hm' }, c: { type: 'toolCall', index: 0, arguments: '' } }
      const source = cold<unknown>('--r--c--r--|', values)
      expectObservable(source.pipe(tokenTimeout({ first: 3, each: 4 }))).toBe('--r--c--r--|', values)
    }))

  test('cuts at the total, in the middle of a reply', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-c-d-|')
      const expected = '    -a-b-#'
      expectObservable(source.pipe(tokenTimeout({ total: 5 }))).toBe(expected, undefined, late('total', 5, true))
      expectSubscriptions(source.subscriptions).toBe('^----!')
    }))

  test('is exact with a clock of the caller, for any limit', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      const source = cold(' 100ms a 70ms b 500ms c|')
      const expected = '    100ms a 70ms b 299ms #'
      const limited = source.pipe(tokenTimeout({ each: 300, scheduler }))
      expectObservable(limited).toBe(expected, undefined, late('each', 300, true))
    }))

  test('is late by one of sixteen steps at the most with the default clock', () =>
    marbles(({ cold, expectObservable }) => {
      const source = cold(' 1600ms a 49ms b 2500ms c|')
      const expected = '    1600ms a 49ms b 1649ms #'
      expectObservable(source.pipe(tokenTimeout({ each: 1600 }))).toBe(expected, undefined, late('each', 1600, true))
    }))

  test('leaves no timer behind when the consumer leaves', () =>
    marbles(({ cold, scheduler, expectObservable, flush }) => {
      const limited = cold('a').pipe(tokenTimeout({ first: 50, each: 50, total: 50, scheduler }))
      expectObservable(limited, '^--!').toBe('a---')
      flush()
      expect(scheduler.frame).toBeLessThan(50)
    }))

  test('gives a blocked event loop one turn to read what has arrived', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const source = new Observable<string>((out: Subscriber<string>) => {
        // What a socket does: it is read in a turn of its own, after the timers.
        setImmediate(() => {
          const until = performance.now() + 30
          while (performance.now() < until);
          setImmediate(() => out.next('in time'))
        })
      })
      source.pipe(tokenTimeout({ first: 10 })).subscribe({
        next: resolve,
        error: (error: ProviderError) => resolve(error.message),
      })
    })
    expect(outcome).toBe('in time')
  })

  test('refuses wrong options at once', () => {
    expect(() => tokenTimeout({ first: -1 })).toThrow('"first" must be a time from 0')
    expect(() => tokenTimeout({ each: Number.NaN })).toThrow('"each" must be')
    expect(() => tokenTimeout({ idle: 1 } as never)).toThrow('there is no option "idle"; it takes first, each, total')
  })
})
