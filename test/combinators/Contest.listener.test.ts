import { config, type Observable, of, Subject, throwError } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { race } from '../../src/combinators/race.ts'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { ask, lanes } from './ask.ts'
import { hear } from './hear.ts'
import { noted } from './noted.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })

describe('a listener', () => {
  test('may leave the call from inside: nothing is started any more, and all is left', () => {
    const log: string[] = []
    const asked: string[] = []
    const failing = new Subject<string>()
    const subscription = ask(
      fallback([() => failing, () => noted(asked, 'b', of('1')), () => noted(asked, 'c', of('2'))]),
      {
        onAttempt: ({ type, lane }) => {
          log.push(`${type} ${lane.join('.')}`)
          if (type === 'start' && lane[0] === 1) subscription.unsubscribe()
        },
      },
    ).subscribe()
    failing.error(refused)

    expect(log).toEqual(['start 0', 'fail 0', 'start 1', 'cancel 1'])
    expect(asked).toEqual([])
  })

  test.each<[string, (loser: Subject<string>) => void]>([
    ['speak', (loser) => loser.next('2')],
    ['fail', (loser) => loser.error(refused)],
    ['end', (loser) => loser.complete()],
  ])('may make a loser %s at the win: it has lost', (_what, act) => {
    const log: unknown[] = []
    const [winner, loser] = [new Subject<string>(), new Subject<string>()]
    const onAttempt = ({ type }: AttemptEvent) => {
      if (type === 'win') act(loser)
    }
    hear(log, ask(race(lanes(winner, loser)), { onAttempt }))
    winner.next('1')
    winner.complete()

    expect(log).toEqual(['1', 'complete'])
  })

  test('that is missing costs nothing: no clock is read, and the lanes get the very options of the call', () => {
    const clock = jest.spyOn(performance, 'now')
    const options = { temperature: 1 }
    const given: unknown[] = []
    const lane =
      (stream: Observable<string>): Provider =>
      (_messages, own) => {
        given.push(own)
        return stream
      }
    const failing = throwError(() => refused)
    const nest = race([fallback([lane(failing), lane(of('1'))]), lane(of('2'))])
    ask(nest, options).subscribe()
    const reads = clock.mock.calls.length
    clock.mockRestore()

    expect(reads).toBe(0)
    expect(given.map((own) => own === options)).toEqual([true, true])
  })

  describe('where it throws', () => {
    beforeEach(() => {
      config.onUnhandledError = () => undefined
    })
    afterEach(() => {
      config.onUnhandledError = null
    })
    const onAttempt = () => {
      throw new Error('a broken listener')
    }

    test('the call goes on as if nobody listened', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    --#     ', undefined, refused)
        const aSubs = '     ^-!     '
        const b = cold('    ---b-c| ')
        const bSubs = '     ^-----! '
        const c = cold('    -----d  ')
        const cSubs = '     ^--!    '
        const expected = '  ---b-c| '

        expectObservable(ask(race(lanes(a, b, c)), { onAttempt })).toBe(expected)
        expectSubscriptions(a.subscriptions).toBe(aSubs)
        expectSubscriptions(b.subscriptions).toBe(bSubs)
        expectSubscriptions(c.subscriptions).toBe(cSubs)
      })
    })

    test('leaving leaves all lanes', () => {
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const a = cold('    ----a')
        const b = cold('    ----b')
        const leave = '     --!  '
        const subs = '      ^-!  '
        const expected = '  -----'

        expectObservable(ask(race(lanes(a, b)), { onAttempt }), leave).toBe(expected)
        expectSubscriptions(a.subscriptions).toBe(subs)
        expectSubscriptions(b.subscriptions).toBe(subs)
      })
    })
  })
})
