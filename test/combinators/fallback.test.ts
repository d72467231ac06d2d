import { fallback } from '../../src/combinators/fallback.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { ask, lanes } from './ask.ts'
import { behindFailure, oneOfOne, secondOfTwo } from './contractTables.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })

contract('a fallback of one', (source) => ask(fallback(lanes(source))), oneOfOne)
contract('a fallback from a lane that fails', behindFailure(fallback), secondOfTwo)

describe('the next lane is asked', () => {
  test('when the one before fails, and only then', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#          ', undefined, refused)
      const aSubs = '     ^-!          '
      const b = cold('      ---#       ', undefined, limited)
      const bSubs = '     --^--!       '
      const c = cold('         --c-d|  ')
      const cSubs = '     -----^----!  '
      const d = cold('                x')
      const expected = '  -------c-d|  '

      expectObservable(ask(fallback(lanes(a, b, c, d)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
      expectSubscriptions(d.subscriptions).toBe([])
    })
  })

  test('when the one before is empty', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --|      ')
      const aSubs = '     ^-!      '
      const b = cold('      --b-c| ')
      const bSubs = '     --^----! '
      const expected = '  ----b-c| '

      expectObservable(ask(fallback(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('when the one before said only what commits nothing, and that is not passed on', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -e-e-#    ', { e: '' }, limited)
      const aSubs = '     ^----!    '
      const b = cold('         --b-|')
      const bSubs = '     -----^---!'
      const expected = '  -------b-|'

      expectObservable(ask(fallback(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('never because the one before is slow', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    60m a|        ')
      const aSubs = '     ^ 3600000ms !'
      const b = cold('    b|            ')
      const expected = '  60m a|        '

      expectObservable(ask(fallback(lanes(a, b)))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
      flush()
      expect(scheduler.now()).toBe(3_600_001)
    })
  })

  test('never after the first content: a later failure is the caller’s to see', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --a-#', undefined, limited)
      const aSubs = '     ^---!'
      const b = cold('    b|   ')
      const expected = '  --a-#'

      expectObservable(ask(fallback(lanes(a, b)))).toBe(expected, undefined, {
        _tag: 'RateLimited',
        retryAfterMs: 5,
        committed: true,
        retryable: false,
      })
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
    })
  })
})

describe('when all fail', () => {
  test('the errors come in the order of the lanes', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#    ', undefined, refused)
      const aSubs = '     ^-!    '
      const b = cold('      -|   ')
      const bSubs = '     --^!   '
      const c = cold('       --# ', undefined, new TypeError('boom'))
      const cSubs = '     ---^-! '
      const expected = '  -----# '

      expectObservable(ask(fallback(lanes(a, b, c)))).toBe(expected, undefined, {
        _tag: 'AllFailed',
        message:
          'all providers failed; a: Network: refused; b: Empty: the reply ended without content; c: Upstream: boom',
        errors: [refused.toJSON(), { _tag: 'Empty', provider: 'b' }, { _tag: 'Upstream', message: 'boom' }],
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

      expectObservable(ask(fallback(lanes(a)))).toBe(expected, undefined, limited.toJSON())
      expectSubscriptions(a.subscriptions).toBe(aSubs)
    })
  })
})

describe('the consumer leaves', () => {
  test('before the win: the lane that runs is left, and no other is asked', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#    ', undefined, refused)
      const aSubs = '     ^-!    '
      const b = cold('      ----b')
      const bSubs = '     --^-!  '
      const c = cold('    c      ')
      const leave = '     ----!  '
      const expected = '  -------'

      expectObservable(ask(fallback(lanes(a, b, c))), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe([])
    })
  })

  test('after the win: the winner is left, and no other is asked', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --a-a-#', undefined, refused)
      const aSubs = '     ^--!   '
      const b = cold('    b      ')
      const leave = '     ---!   '
      const expected = '  --a----'

      expectObservable(ask(fallback(lanes(a, b))), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
    })
  })
})

test.each([
  [{ delay: 5 }, 'fallback: there is no option "delay"; it takes when, isContent'],
  [{ when: {} }, 'fallback: "when" must be a function'],
  [null, 'fallback: the options must be an object'],
])('refuses %j from the factory', (config, message) => {
  expect(thrownBy(() => fallback(lanes(), config as never))).toMatchObject({ _tag: 'Config', message })
})
