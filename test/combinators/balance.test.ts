import { of } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { balance } from '../../src/combinators/balance.ts'
import { roundRobin } from '../../src/combinators/roundRobin.ts'
import { weighted } from '../../src/combinators/weighted.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'
import { lanes } from './ask.ts'
import { behindFailure, oneOfOne, secondOfTwo } from './contractTables.ts'

const open = createProviderError('CircuitOpen', 'open')

contract('balance', (source) => balance(lanes(source), { pick: roundRobin() })([]), oneOfOne)
contract(
  'a balance behind a lane that fails',
  behindFailure((providers) => balance(providers, { pick: { next: () => 0 } })),
  secondOfTwo,
)

describe('balance', () => {
  test('spreads the calls over the lanes', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [a, b] = [cold('-a|'), cold('-b|')]
      const balanced = balance([() => a, () => b], { pick: roundRobin() })
      for (const token of ['a', 'b', 'a']) expectObservable(balanced([])).toBe('-t|', { t: token })
      expectSubscriptions(a.subscriptions).toBe(['^-!', '^-!'])
      expectSubscriptions(b.subscriptions).toBe('^-!')
    }))

  test('moves on to the lanes behind a pick that fails before content or is open', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const bad = cold(' --#', undefined, open)
      const good = cold('  -t|')
      const balanced = balance([() => good, () => bad], { pick: { next: () => 1 } })
      expectObservable(balanced([])).toBe('---t|')
      expectSubscriptions(bad.subscriptions).toBe(' ^-!')
      expectSubscriptions(good.subscriptions).toBe('--^-!')
    }))

  test('gives the errors in the order of the lanes, whichever was asked first', () =>
    marbles(({ cold, expectObservable }) => {
      const failing = (message: string): Provider => {
        return () => cold('-#', undefined, createProviderError('Unauthorized', message))
      }
      const balanced = balance([failing('a'), failing('b'), failing('c')], { pick: { next: () => 2 } })
      const errors = [{ message: 'a' }, { message: 'b' }, { message: 'c' }]
      expectObservable(balanced([])).toBe('---#', undefined, { _tag: 'AllFailed', errors })
    }))

  test('a failure after content stays where it is', () =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const other = cold('b|')
      const balanced = balance([() => cold('a#', undefined, open), () => other], { pick: roundRobin() })
      expectObservable(balanced([])).toBe('a#', undefined, { _tag: 'CircuitOpen', committed: true })
      expectSubscriptions(other.subscriptions).toBe([])
    }))

  test.each([[-1], [2], [0.5], [Number.NaN], [undefined]])('a pick that gives %p asks nobody', (lane) =>
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('a|')
      const balanced = balance(lanes(a, a), { pick: { next: () => lane as never } })
      const error = { _tag: 'InvalidRequest', message: 'balance: "pick" must give a lane from 0 to 1' }
      expectObservable(balanced([])).toBe('#', undefined, error)
      expectSubscriptions(a.subscriptions).toBe([])
    }),
  )

  test('what a pick throws is the error', () =>
    marbles(({ expectObservable }) => {
      const pick = {
        next: () => {
          throw new Error('boom')
        },
      }
      const balanced = balance([() => of('a')], { pick })
      expectObservable(balanced([])).toBe('#', undefined, { _tag: 'Upstream', message: 'boom' })
    }))

  test('refuses wrong options at once', () => {
    const provider: Provider = () => {
      throw new Error('not asked')
    }
    expect(() => balance([], { pick: roundRobin() })).toThrow('the list of providers is empty')
    expect(() => balance([provider], {} as never)).toThrow('"pick" is missing')
    expect(() => balance([provider], { pick: 'random' as never })).toThrow('"pick" must be what roundRobin()')
    expect(() => balance([provider], { pick: weighted([1, 2]) })).toThrow('2 weights for 1 providers')
  })
})
