import { throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { circuitBreaker } from '../../src/operators/circuitBreaker.ts'
import { createBreaker } from '../../src/operators/createBreaker.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

const network = createProviderError('Network', 'reset', { phase: 'headers' })

contract('circuitBreaker', (source) => source.pipe(circuitBreaker(createBreaker())))
contract('circuitBreaker, by a probe,', (source) => {
  const breaker = createBreaker({ failures: 1, resetAfter: 0 })
  throwError(() => network)
    .pipe(circuitBreaker(breaker))
    .subscribe({ error: () => undefined })
  return source.pipe(circuitBreaker(breaker))
})

describe('circuitBreaker', () => {
  test('sends nothing while it is open, and one probe after the time', () =>
    marbles(({ cold, scheduler, time, expectObservable, expectSubscriptions }) => {
      const breaker = createBreaker({ failures: 1, resetAfter: 5, scheduler })
      const bad = cold('  -#', undefined, network)
      const good = cold('       -a|')
      const guarded = (source: typeof bad) => source.pipe(circuitBreaker(breaker))
      const at = { second: time('--|'), third: time('------|') }
      const open = { _tag: 'CircuitOpen', retryAfterMs: 4 }
      expectObservable(guarded(bad)).toBe('-#', undefined, { _tag: 'Network' })
      expectObservable(guarded(good), '--^').toBe('--#', undefined, open)
      expectObservable(guarded(good), '------^').toBe('-------a|')
      expect(at).toEqual({ second: 2, third: 6 })
      expectSubscriptions(bad.subscriptions).toBe('^!')
      expectSubscriptions(good.subscriptions).toBe('------^-!')
    }))

  test('counts an empty reply and one that breaks off, and lets both pass as they are', () =>
    marbles(({ cold, scheduler, expectObservable, flush }) => {
      const breaker = createBreaker({ failures: 2, scheduler })
      expectObservable(cold('-|').pipe(circuitBreaker(breaker))).toBe('-|')
      expectObservable(cold('-a-#', undefined, network).pipe(circuitBreaker(breaker))).toBe('-a-#', undefined, network)
      flush()
      expect(breaker.state).toBe('open')
    }))

  test('leaving a stream says nothing about the service', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions, flush }) => {
      const breaker = createBreaker({ failures: 1, scheduler })
      const source = cold('---a|')
      expectObservable(source.pipe(circuitBreaker(breaker)), '^-!').toBe('---')
      expectSubscriptions(source.subscriptions).toBe('^-!')
      flush()
      expect(breaker.state).toBe('closed')
    }))

  test('asks what is content until there was some', () =>
    marbles(({ cold, flush }) => {
      const asked: unknown[] = []
      const isContent = (element: unknown) => asked.push(element) > 0 && element !== 'a'
      cold('abc|').pipe(circuitBreaker(createBreaker(), { isContent })).subscribe()
      flush()
      expect(asked).toEqual(['a', 'b'])
    }))

  test('takes nothing but a breaker', () => {
    expect(() => circuitBreaker({} as never)).toThrow('it takes what createBreaker() makes')
    expect(() => circuitBreaker(createBreaker(), { failures: 3 } as never)).toThrow('there is no option "failures"')
  })
})
