import { NEVER, Observable, Subject, type Subscriber } from 'rxjs'
import type { LaneConfig } from '../../src/combinators/firstContent.ts'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { ask, lanes } from './ask.ts'
import { engines } from './engines.ts'
import { hear } from './hear.ts'
import { noted } from './noted.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down')

describe.each(engines)('a lane of a %s that fails', (name, combine) => {
  test.each<[string, (stream: Subject<string>) => void]>([
    ['by an error', (stream) => stream.error(refused)],
    ['by ending', (stream) => stream.complete()],
  ])('%s is let go before another one starts, which may need what it had taken', (_how, end) => {
    const log: unknown[] = []
    const failing = new Subject<string>()
    hear(log, ask(combine(lanes(noted(log, 'a', failing), noted(log, 'b', NEVER)))))
    end(failing)

    expect(log).toEqual(name === 'race' ? ['a starts', 'b starts', 'a ends'] : ['a starts', 'a ends', 'b starts'])
  })
})

describe('at the win', () => {
  test('the losers are left before the first content is passed on', () => {
    const log: unknown[] = []
    const winner = new Subject<string>()
    hear(log, ask(race(lanes(noted(log, 'a', NEVER), noted(log, 'b', winner), noted(log, 'c', NEVER)))))
    winner.next('1')

    expect(log).toEqual(['a starts', 'b starts', 'c starts', 'c ends', 'a ends', '1'])
    winner.complete()
    expect(log.slice(6)).toEqual(['complete', 'b ends'])
  })

  test('of two lanes that speak in the same turn the second is not heard', () => {
    const log: unknown[] = []
    const both = new Subject<string>()
    hear(log, ask(race(lanes(both, both))))
    both.next('1')
    both.next('2')
    both.complete()

    expect(log).toEqual(['1', '2', 'complete'])
  })

  test('a loser that still speaks, or ends, while it is being left is not heard', () => {
    const log: unknown[] = []
    const winner = new Subject<string>()
    const lastWords = (end: (out: Subscriber<string>) => void) =>
      new Observable<string>((out) => () => {
        out.next('last words')
        end(out)
      })
    const losers = [lastWords((out) => out.complete()), lastWords((out) => out.error(refused))]
    hear(log, ask(race(lanes(winner, ...losers))))
    winner.next('1')
    winner.complete()

    expect(log).toEqual(['1', 'complete'])
  })
})

describe('a consumer that acts inside next', () => {
  test('leaves: the winner is left, the losers were, and nothing more is heard', () => {
    const log: unknown[] = []
    const winner = new Subject<string>()
    const subscription = ask(
      race(lanes(noted(log, 'a', NEVER as Observable<string>), noted(log, 'b', winner))),
    ).subscribe((value) => {
      log.push(value)
      subscription.unsubscribe()
      winner.next('after')
    })
    winner.next('1')
    winner.next('2')

    expect(log).toEqual(['a starts', 'b starts', 'a ends', '1', 'b ends'])
  })

  test('asks again: the second call has lanes of its own', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const a = cold('    --a-b|   ')
      const aSubs = ['    ^-!      ', '--^----!']
      const b = cold('    ---c     ')
      const bSubs = ['    ^-!      ', '--^-!']
      const expected = '  ----a-b|'
      const stream = ask(race(lanes(a, b)))
      const again = new Observable<string>((out) => {
        const first = stream.subscribe(() => {
          first.unsubscribe()
          // eslint-disable-next-line rxjs-x/no-nested-subscribe -- this is what a consumer may do
          out.add(stream.subscribe(out))
        })
      })

      expectObservable(again).toBe(expected)
      expectSubscriptions(a.subscriptions).toBe(aSubs)
      expectSubscriptions(b.subscriptions).toBe(bSubs)
    })
  })

  test('makes the winner say more: nothing of it is lost, nor of what was held back', () => {
    const log: unknown[] = []
    const winner = new Subject<string>()
    const stream = ask(race(lanes(winner), { isContent: (element) => element === 'content' }))
    stream.subscribe((value) => {
      log.push(value)
      if (value === 'held') winner.next('more')
    })
    winner.next('held')
    winner.next('content')

    expect(log.toSorted()).toEqual(['content', 'held', 'more'])
  })

  test('makes the winner end while what was held back is handed out: that is the end', () => {
    const log: unknown[] = []
    const winner = new Subject<string>()
    ask(race(lanes(winner), { isContent: (element) => element === 'content' })).subscribe({
      next: (value) => {
        log.push(value)
        winner.complete()
      },
      complete: () => log.push('complete'),
    })
    winner.next('held')
    winner.next('content')

    expect(log).toEqual(['held', 'complete'])
  })
})

describe('when the call fails', () => {
  test.each<[string, LaneConfig, string]>([
    ['because when says so', { when: () => false }, 'Network'],
    [
      'because when throws',
      {
        when: () => {
          throw limited
        },
      },
      'RateLimited',
    ],
  ])('%s, all lanes are left before the caller hears of it', (_why, rules, tag) => {
    const log: unknown[] = []
    const failing = new Subject<string>()
    hear(log, ask(race(lanes(noted(log, 'a', NEVER), failing, noted(log, 'b', NEVER)), rules)))
    failing.error(refused)

    expect(log).toEqual(['a starts', 'b starts', 'b ends', 'a ends', tag])
  })

  test('by what isContent throws, all lanes are left before the caller hears of it', () => {
    const log: unknown[] = []
    const speaking = new Subject<string>()
    const isContent = () => {
      throw limited
    }
    hear(log, ask(race(lanes(noted(log, 'a', NEVER), noted(log, 'b', speaking)), { isContent })))
    speaking.next('1')

    expect(log).toEqual(['a starts', 'b starts', 'b ends', 'a ends', 'RateLimited'])
  })

  test('once: a lane that fails on being left changes nothing', () => {
    const log: unknown[] = []
    const failing = new Subject<string>()
    const spiteful = new Observable<string>((out) => () => out.error(limited))
    hear(log, ask(race(lanes(failing, spiteful), { when: () => false })))
    failing.error(refused)

    expect(log).toEqual(['Network'])
  })
})
