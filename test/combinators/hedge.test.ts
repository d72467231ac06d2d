import {
  concat,
  concatMap,
  defer,
  lastValueFrom,
  NEVER,
  of,
  Subject,
  throwError,
  timer,
  VirtualTimeScheduler,
} from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { ask, lanes } from './ask.ts'
import { behindFailure, oneOfOne, secondOfTwo } from './contractTables.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 5 })

contract('a hedge of one', (source) => ask(hedge(lanes(source), { delay: 3 })), oneOfOne)
contract(
  'a hedge from a lane that fails',
  behindFailure((providers) => hedge(providers, { delay: 3 })),
  secondOfTwo,
)

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

  test('one by one, each a delay after the one before', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -----------a')
      const aSubs = '     ^-------!   '
      const b = cold('       --------b')
      const bSubs = '     ---^----!   '
      const c = cold('          --c-| ')
      const cSubs = '     ------^---! '
      const d = cold('             d| ')
      const expected = '  --------c-| '

      expectObservable(ask(hedge(lanes(a, b, c, d), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
      expectSubscriptions(d.subscriptions).toBe([])
    })
  })

  test('at once when the one before fails', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --#        ', undefined, refused)
      const aSubs = '     ^-!        '
      const b = cold('      -b---|   ')
      const bSubs = '     --^----!   '
      const expected = '  ---b---|   '

      expectObservable(ask(hedge(lanes(a, b), { delay: 5 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('at once when the one before is empty', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -e|        ', { e: '' })
      const aSubs = '     ^-!        '
      const b = cold('      -b---|   ')
      const bSubs = '     --^----!   '
      const expected = '  ---b---|   '

      expectObservable(ask(hedge(lanes(a, b), { delay: 5 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('at once when any of those that run fails, also after the delay had started one: then it is the third', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -----#  ', undefined, refused)
      const aSubs = '     ^----!  '
      const b = cold('       -----b')
      const bSubs = '     ---^---!'
      const c = cold('         --c|')
      const cSubs = '     -----^--!'
      const expected = '  -------c|'

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('a delay after the last start, whatever that one was started by', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -----#      ', undefined, refused)
      const aSubs = '     ^----!      '
      const b = cold('       --------b')
      const bSubs = '     ---^-----!  '
      const c = cold('         ------c')
      const cSubs = '     -----^---!  '
      const d = cold('            -d| ')
      const dSubs = '     --------^-! '
      const expected = '  ---------d| '

      expectObservable(ask(hedge(lanes(a, b, c, d), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
      expectSubscriptions(d.subscriptions).toBe(dSubs)
    })
  })
})

describe('in the frame in which the delay ends', () => {
  test('content that comes before the timer wins, and nothing is started', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ---a|')
      const aSubs = '     ^---!'
      const b = cold('    b|   ')
      const expected = '  ---a|'

      expectObservable(ask(hedge(lanes(a, b), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
    })
  })

  test('content that comes after the timer wins too, and what was started is left', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const late = cold('  --a|  ')
      const lateSubs = '  -^--!  '
      const b = cold('       -b| ')
      const bSubs = '     ---(^!)'
      const expected = '  ---a|  '
      const a = timer(1).pipe(concatMap(() => late))

      expectObservable(ask(hedge(lanes(a, b), { delay: 3 }))).toBe(expected)
      expectSubscriptions(late.subscriptions).toBe(lateSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('a failure that comes before the timer starts one lane, not two', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ---#     ', undefined, refused)
      const aSubs = '     ^--!     '
      const b = cold('       -----b')
      const bSubs = '     ---^---! '
      const c = cold('          -c|')
      const cSubs = '     ------^-!'
      const expected = '  -------c|'

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('a failure that comes after the timer starts one more', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const late = cold('  --#     ', undefined, refused)
      const lateSubs = '  -^-!     '
      const b = cold('       ---b  ')
      const bSubs = '     ---^-!   '
      const c = cold('       --c|  ')
      const cSubs = '     ---^--!  '
      const expected = '  -----c|  '
      const a = timer(1).pipe(concatMap(() => late))

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 }))).toBe(expected)
      expectSubscriptions(late.subscriptions).toBe(lateSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })
})

describe('when all fail', () => {
  test('the errors come in the order of the lanes, whichever failed first', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    -------#', undefined, refused)
      const aSubs = '     ^------!'
      const b = cold('       -|   ')
      const bSubs = '     ---^!   '
      const c = cold('        -#  ', undefined, limited)
      const cSubs = '     ----^!  '
      const expected = '  -------#'

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 }))).toBe(expected, undefined, {
        _tag: 'AllFailed',
        errors: [refused.toJSON(), { _tag: 'Empty', provider: 'b' }, limited.toJSON()],
      })
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe(cSubs)
    })
  })

  test('a lane alone gives its own error, and no timer is made for it', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    --#', undefined, limited)
      const aSubs = '     ^-!'
      const expected = '  --#'

      expectObservable(ask(hedge(lanes(a), { delay: 1 }))).toBe(expected, undefined, limited.toJSON())
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      flush()
      expect(scheduler.now()).toBe(2)
    })
  })
})

describe('the consumer leaves', () => {
  test('before the win: the lanes that run are left, and no other one starts', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    ------a')
      const aSubs = '     ^---!  '
      const b = cold('       ---b')
      const bSubs = '     ---^!  '
      const c = cold('    c      ')
      const leave = '     ----!  '
      const expected = '  -------'

      expectObservable(ask(hedge(lanes(a, b, c), { delay: 3 })), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
      expectSubscriptions(c.subscriptions).toBe([])
      flush()
      expect(scheduler.now()).toBe(4)
    })
  })

  test('after the win: the winner is left, and no other one starts', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    --a-a-a')
      const aSubs = '     ^----! '
      const b = cold('    b      ')
      const leave = '     -----! '
      const expected = '  --a-a--'

      expectObservable(ask(hedge(lanes(a, b), { delay: 3 })), leave).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
      flush()
      expect(scheduler.now()).toBe(5)
    })
  })
})

describe('the delay', () => {
  test('0 starts all at once, as race', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    ---a|')
      const aSubs = '     ^-!  '
      const b = cold('    --b| ')
      const bSubs = '     ^--! '
      const expected = '  --b| '

      expectObservable(ask(hedge(lanes(a, b), { delay: 0 }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('Infinity starts none but after a failure, as fallback', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, flush, scheduler }) => {
      const a = cold('    1440m a|       ')
      const aSubs = '     ^ 86400000ms !'
      const b = cold('    b|             ')
      const expected = '  1440m a|       '

      expectObservable(ask(hedge(lanes(a, b), { delay: Number.POSITIVE_INFINITY }))).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe([])
      flush()
      expect(scheduler.now()).toBe(86_400_001)
    })
  })

  test('is counted by the scheduler that is given', () => {
    const scheduler = new VirtualTimeScheduler()
    const started: number[] = []
    const slow = defer(() => {
      started.push(scheduler.now())
      return NEVER
    })
    ask(hedge(lanes(slow, slow, slow), { delay: 3_000, scheduler })).subscribe()
    scheduler.flush()

    expect(started).toEqual([0, 3_000, 6_000])
  })

  const time = 'hedge: "delay" must be a time from 0 to 2147483647 ms, or Infinity'
  test.each([
    [{ delay: -1 }, time],
    [{ delay: Number.NaN }, time],
    [{ delay: 2 ** 31 }, time],
    [{ delay: Number.NEGATIVE_INFINITY }, time],
    [{ delay: '800' }, time],
    [{}, 'hedge: "delay" is missing'],
    [undefined, 'hedge: "delay" is missing'],
    [{ delay: undefined }, 'hedge: "delay" is missing'],
    [{ dealy: 5 }, 'hedge: there is no option "dealy"; it takes delay, when, isContent, scheduler'],
    [{ delay: 5, when: 1 }, 'hedge: "when" must be a function'],
    [{ delay: 5, scheduler: 'async' }, 'hedge: "scheduler" must be a scheduler'],
  ])('%j is refused by the factory', (config, message) => {
    expect(thrownBy(() => hedge(lanes(), config as never))).toMatchObject({ _tag: 'Config', message })
  })

  test.each([0, 2 ** 31 - 1, Number.POSITIVE_INFINITY])('%d is taken', (delay) => {
    expect(() => hedge(lanes(timer(1)), { delay })).not.toThrow()
  })
})

describe('in real time', () => {
  const silent = nameProvider('silent', () => NEVER)
  const quick = nameProvider('quick', () => of('Hi'))
  let made: jest.SpyInstance
  let cleared: jest.SpyInstance
  beforeEach(() => {
    made = jest.spyOn(globalThis, 'setInterval')
    cleared = jest.spyOn(globalThis, 'clearInterval')
  })
  afterEach(() => jest.restoreAllMocks())

  test('the next lane starts after the delay, not before', async () => {
    const started = performance.now()
    await expect(lastValueFrom(ask(hedge([silent, quick], { delay: 15 })))).resolves.toBe('Hi')

    // A timer of Node may be up to a millisecond early.
    expect(performance.now() - started).toBeGreaterThanOrEqual(14)
  })

  test('a failure does not wait for the delay', async () => {
    const failing = nameProvider('failing', () => timer(2).pipe(concatMap(() => throwError(() => refused))))
    await expect(lastValueFrom(ask(hedge([silent, failing, quick], { delay: 3 })))).resolves.toBe('Hi')
    await expect(lastValueFrom(ask(hedge([failing, quick], { delay: 2 ** 31 - 1 })))).resolves.toBe('Hi')
  })

  test('a failure starts the third lane there and then, although the delay has started the second', async () => {
    const first = new Subject<string>()
    const started: string[] = []
    const third = () => {
      started.push('third')
      return of('Hi')
    }
    const startedByFailure = new Promise((resolve) => {
      const second = () => {
        started.push('second')
        setTimeout(() => {
          first.error(refused)
          resolve([...started])
        }, 1)
        return new Subject<string>()
      }
      ask(hedge([() => first, second, third], { delay: 10 })).subscribe()
    })

    await expect(startedByFailure).resolves.toEqual(['second', 'third'])
  })

  test.each([
    ['hedge without end', (providers: Provider[]) => hedge(providers, { delay: Number.POSITIVE_INFINITY })],
    ['fallback', (providers: Provider[]) => fallback(providers)],
    ['race', (providers: Provider[]) => race(providers)],
  ])('%s makes no timer', (_name, combine) => {
    const subscription = ask(combine([silent, silent, silent])).subscribe()
    subscription.unsubscribe()

    expect(made).not.toHaveBeenCalled()
  })

  test('an endless delay does not start the next lane at once, as a timer of that length would', async () => {
    const next = jest.fn(() => of('Hi'))
    const subscription = ask(hedge([silent, next], { delay: Number.POSITIVE_INFINITY })).subscribe()
    await new Promise((resolve) => setTimeout(resolve, 5))
    subscription.unsubscribe()

    expect(next).not.toHaveBeenCalled()
  })

  test('the longest delay does not start the next lane at once either', async () => {
    const next = jest.fn(() => of('Hi'))
    const subscription = ask(hedge([silent, next], { delay: 2 ** 31 - 1 })).subscribe()
    await new Promise((resolve) => setTimeout(resolve, 5))
    subscription.unsubscribe()

    expect(next).not.toHaveBeenCalled()
  })

  const timersMade = () => made.mock.results.map(({ value }) => value)
  const timersTaken = () => cleared.mock.calls.map(([timer]) => timer)

  test('a win takes the timer back', () => {
    const first = new Subject<string>()
    ask(hedge([() => first, silent], { delay: 60_000 })).subscribe()
    const timers = timersMade()
    first.next('Hi')

    expect(timers).toHaveLength(1)
    expect(timersTaken()).toEqual(timers)
    first.complete()
  })

  test('none is made where the first lane speaks at once', () => {
    const subscription = ask(hedge([() => concat(of('Hi'), NEVER), silent], { delay: 60_000 })).subscribe()

    expect(timersMade()).toEqual([])
    subscription.unsubscribe()
  })

  test('leaving takes the timer back', () => {
    ask(hedge([silent, silent], { delay: 60_000 }))
      .subscribe()
      .unsubscribe()

    expect(timersMade()).toHaveLength(1)
    expect(timersTaken()).toEqual(timersMade())
  })
})
