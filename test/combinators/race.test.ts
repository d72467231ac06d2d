import { race as raceObservables } from 'rxjs'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { ask, lanes } from './ask.ts'
import { behindFailure, oneOfOne, secondOfTwo } from './contractTables.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })

contract('a race of one', (source) => ask(race(lanes(source))), oneOfOne)
contract('a race beside a lane that fails', behindFailure(race), secondOfTwo)

describe('the first content wins', () => {
  test('and the others are left in its frame', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -----a-b|')
      const aSubs = '     ^--!     '
      const b = cold('    ---c---d|')
      const bSubs = '     ^-------!'
      const c = cold('    ----e-f| ')
      const cSubs = '     ^--!     '
      const expected = '  ---c---d|'

      expectObservable(ask(race(lanes(a, b, c)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('where a fast error would win the race of rxjs', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#     ', undefined, refused)
      const aSubs = '     ^-!     '
      const b = cold('    ----b-c|')
      const bSubs = '     ^------!'
      const expected = '  ----b-c|'

      expectObservable(ask(race(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)

      expectObservable(raceObservables(cold('--#', undefined, refused), cold('----b-c|'))).toBe('--#', {}, refused)
    })
  })

  test('where an empty completion would win the race of rxjs', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --|     ')
      const aSubs = '     ^-!     '
      const b = cold('    ----b-c|')
      const bSubs = '     ^------!'
      const expected = '  ----b-c|'

      expectObservable(ask(race(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)

      expectObservable(raceObservables(cold('--|'), cold('----b-c|'))).toBe('--|')
    })
  })

  test('where an empty element would win the race of rxjs', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -e-e-e-a|', { e: '', a: 'a' })
      const aSubs = '     ^---!    '
      const b = cold('    ----b-c| ')
      const bSubs = '     ^------! '
      const expected = '  ----b-c| '

      expectObservable(ask(race(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)

      expectObservable(raceObservables(cold('-e', { e: '' }), cold('----b-c|'))).toBe('-e', { e: '' })
    })
  })

  test('and of two in the same frame the one that comes first in the list', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ---a-c|')
      const aSubs = '     ^-----!'
      const b = cold('    ---b-d|')
      const bSubs = '     ^--!   '
      const expected = '  ---a-c|'

      expectObservable(ask(race(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })
})

describe('when all fail', () => {
  test('the errors come in the order of the lanes, whichever failed first', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ------#', undefined, refused)
      const aSubs = '     ^-----!'
      const b = cold('    --|    ')
      const bSubs = '     ^-!    '
      const c = cold('    ----#  ', undefined, limited)
      const cSubs = '     ^---!  '
      const expected = '  ------#'

      expectObservable(ask(race(lanes(a, b, c)))).toBe(expected, undefined, {
        _tag: 'AllFailed',
        message:
          'all providers failed; a: Network: refused; b: Empty: the reply ended without content; c: RateLimited: slow down',
        committed: false,
        retryable: false,
        errors: [
          refused.toJSON(),
          {
            _tag: 'Empty',
            provider: 'b',
            message: 'the reply ended without content',
            committed: false,
            retryable: true,
          },
          limited.toJSON(),
        ],
      })
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('a lane alone gives its own error', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#', undefined, limited)
      const aSubs = '     ^-!'
      const expected = '  --#'

      expectObservable(ask(race(lanes(a)))).toBe(expected, undefined, limited.toJSON())
      expectSubscriptions(a.subscriptions).toBe(aSubs)
    })
  })
})

describe('the consumer leaves', () => {
  test('before the win: all lanes are left', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ----a|')
      const b = cold('    -----b|')
      const leave = '     --!   '
      const subs = '      ^-!   '
      const expected = '  ------'

      expectObservable(ask(race(lanes(a, b))), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(subs)
      expectSubscriptions(b.subscriptions).toBe(subs)
    })
  })

  test('after the win: the winner is left', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --a-b-c|')
      const aSubs = '     ^----!  '
      const b = cold('    -----d| ')
      const bSubs = '     ^-!     '
      const leave = '     -----!  '
      const expected = '  --a-b---'

      expectObservable(ask(race(lanes(a, b))), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })
})

test('no timer is made', () => {
  marbles(({ cold, expectObservable, flush, scheduler }) => {
    expectObservable(ask(race(lanes(cold('-a|'), cold('----b|'))))).toBe('-a|')
    flush()
    expect(scheduler.now()).toBe(2)
  })
})

test.each([
  [{ delay: 5 }, 'race: there is no option "delay"; it takes when, isContent'],
  [{ scheduler: {} }, 'race: there is no option "scheduler"; it takes when, isContent'],
  [{ when: true }, 'race: "when" must be a function'],
  [{ isContent: 'text' }, 'race: "isContent" must be a function'],
])('refuses %j from the factory', (config, message) => {
  expect(thrownBy(() => race([], config as never))).toMatchObject({ _tag: 'Config', message })
})
