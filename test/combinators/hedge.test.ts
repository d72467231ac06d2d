import { concatMap, timer } from 'rxjs'
import { hedge } from '../../src/combinators/hedge.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { ask, lanes } from './ask.ts'
import { behindFailure, oneOfOne, secondOfTwo } from './contractTables.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })

contract('a hedge of one', (source) => ask(hedge(lanes(source), { delay: 3 })), oneOfOne)
contract('a hedge from a lane that fails', behindFailure((providers) => hedge(providers, { delay: 3 })), secondOfTwo)

describe('the next lane starts', () => {
  test('after the delay, and the slow one is left when the other one speaks', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ----------a|')
      const aSubs = '     ^-------!   '
      const b = cold('         ---b-c|')
      const bSubs = '     -----^-----!'
      const expected = '  --------b-c|'

      expectObservable(ask(hedge(lanes(a, b), { delay: 5 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('not at all where the first one is quick, and the timer is taken back', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    --a-|')
      const aSubs = '     ^---!'
      const b = cold('    b|   ')
      const expected = '  --a-|'

      expectObservable(ask(hedge(lanes(a, b), { delay: 5 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
      flush()
      expect(scheduler.now()).toBe(4)
    })
  })

  test('and the slow one may still win', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ----a-c|')
      const aSubs = '     ^------!'
      const b = cold('       ---b|')
      const bSubs = '     ---^!   '
      const expected = '  ----a-c|'

      expectObservable(ask(hedge(lanes(a, b), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('one by one, each after another delay', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -----------a  ')
      const aSubs = '     ^--------!    '
      const b = cold('       --------b  ')
      const bSubs = '     ---^-----!    '
      const c = cold('          ---c-|  ')
      const cSubs = '     ------^----!  '
      const d = cold('             ---d ')
      const dSubs = '     ---------(^!) '
      const expected = '  ---------c-|  '

      expectObservable(ask(hedge(lanes(a, b, c, d), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
      expectSubscriptions(d.subscriptions).toBe([])
      void dSubs
    })
  })

  test('at once when the one before fails, and the delay counts from there', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#        ', {}, refused)
      const aSubs = '     ^-!        '
      const b = cold('      -------b ')
      const bSubs = '     --^----!   '
      const c = cold('          --c-|')
      const cSubs = '     -----^-!   '.replace('-!   ', '---!')
      const expected = '  -------c-| '

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })
})
