import { config, EMPTY, NEVER, Observable, of, Subject, type Subscriber, take, throwError } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import type { LaneConfig } from '../../src/combinators/firstContent.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { toProviderError } from '../../src/core/toProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { ask, lanes } from './ask.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down')

type Combine = <A>(providers: readonly Provider<A>[], config?: LaneConfig) => Provider<A>
const all: [name: string, combine: Combine][] = [
  ['race', race],
  ['fallback', fallback],
  ['hedge', (providers, config = {}) => hedge(providers, { delay: 3, ...config })],
]

/** Writes into `log` when it is subscribed to and when it is left or over. */
function noted<A>(log: unknown[], name: string, stream: Observable<A>): Observable<A> {
  return new Observable((out) => {
    log.push(`${name} starts`)
    out.add(() => log.push(`${name} ends`))
    out.add(stream.subscribe(out))
  })
}

function hear<A>(log: unknown[], stream: Observable<A>) {
  return stream.subscribe({
    next: (value) => log.push(value),
    error: (error) => log.push(toProviderError(error)._tag),
    complete: () => log.push('complete'),
  })
}

describe.each(all)('synchronous lanes of a %s', (_name, combine) => {
  test('the first one that speaks ends the starting: those behind it are never asked', () => {
    const log: unknown[] = []
    hear(log, ask(combine(lanes(noted(log, 'a', of('1', '2')), noted(log, 'b', of('3'))))))

    expect(log).toEqual(['a starts', '1', '2', 'complete', 'a ends'])
  })

  test('those that fail are asked in order, each once', () => {
    const log: unknown[] = []
    const failing = throwError(() => refused)
    hear(log, ask(combine(lanes(noted(log, 'a', failing), noted(log, 'b', EMPTY), noted(log, 'c', of('1'))))))

    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', '1', 'complete', 'c ends'])
  })

  test('one that never ends by itself stops when the consumer has enough', () => {
    let sent = 0
    const endless = new Observable((out: Subscriber<string>) => {
      while (!out.closed && sent < 1_000) out.next(`${++sent}`)
    })
    const log: unknown[] = []
    hear(
      log,
      ask(
        combine(
          lanes(
            throwError(() => refused),
            endless,
            of('never'),
          ),
        ),
      ).pipe(take(2)),
    )

    expect(log).toEqual(['1', '2', 'complete'])
    expect(sent).toBe(2)
  })

  test('ten thousand that fail do not overflow the stack', () => {
    const started: number[] = []
    const many = Array.from({ length: 10_000 }, (_, index) => () => {
      started.push(index)
      return throwError(() => createProviderError('RateLimited', String(index)))
    })
    const errors: object[] = []
    ask(combine(many)).subscribe({ error: (error) => errors.push(error) })

    expect(started).toEqual(many.map((_, index) => index))
    expect(errors).toHaveLength(1)
    expect(errors).toMatchObject([{ _tag: 'AllFailed', errors: many.map((_, index) => ({ message: String(index) })) }])
  })
})

test('the lane behind ten thousand that are empty is heard', () => {
  const many = Array.from({ length: 10_000 }, () => () => EMPTY)
  const log: unknown[] = []
  hear(log, ask(fallback([...many, () => of('Hi')])))

  expect(log).toEqual(['Hi', 'complete'])
})

test('a synchronous lane of a race leaves those before it, which say nothing', () => {
  const log: unknown[] = []
  const [a, b, c] = [noted<string>(log, 'a', NEVER), noted(log, 'b', of('1')), noted(log, 'c', of('2'))]
  hear(log, ask(race(lanes(a, b, c))))

  expect(log).toEqual(['a starts', 'b starts', 'a ends', '1', 'complete', 'b ends'])
})

test('a lane that fails while another one is being subscribed to starts the next one only after that', () => {
  const log: unknown[] = []
  const first = new Subject<string>()
  const meddling = new Observable<string>((out) => {
    log.push('b begins')
    first.error(refused)
    log.push('b goes on')
    out.error(limited)
  })
  marbles(({ flush }) => {
    hear(log, ask(hedge(lanes(first, meddling, noted(log, 'c', EMPTY), noted(log, 'd', of('1'))), { delay: 1 })))
    flush()
  })

  expect(log).toEqual(['b begins', 'b goes on', 'c starts', 'c ends', 'd starts', '1', 'complete', 'd ends'])
})

describe.each(all)('a lane of a %s that fails', (name, combine) => {
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

    expect(log).toEqual(['a starts', 'b starts', 'c starts', 'a ends', 'c ends', '1'])
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

    expect(log).toEqual(['a starts', 'b starts', 'a ends', 'b ends', tag])
  })

  test('by what isContent throws, all lanes are left before the caller hears of it', () => {
    const log: unknown[] = []
    const speaking = new Subject<string>()
    const isContent = () => {
      throw limited
    }
    hear(log, ask(race(lanes(noted(log, 'a', NEVER), noted(log, 'b', speaking)), { isContent })))
    speaking.next('1')

    expect(log).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'RateLimited'])
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

describe('onAttempt', () => {
  interface Told {
    readonly log: string[]
    readonly onAttempt: (event: AttemptEvent) => void
  }

  /** Each event as `type path@ms tokens`. */
  function scribe(): Told {
    const log: string[] = []
    return {
      log,
      onAttempt: ({ type, lane, provider, ms, tokens, status, error }) => {
        const more = status ?? error?._tag ?? ''
        log.push(`${type} ${lane.join('.')} ${provider}@${ms} ${tokens} ${more}`.trim())
      },
    }
  }

  test('tells of a race: who wins, who loses, what they had said', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const [a, b, c] = [cold('--#', undefined, refused), cold('r-r-r-a'), cold('r--c--d|')]
      ask(race(lanes(a, b, c), { isContent: (element) => element !== 'r' }), { onAttempt }).subscribe()
      flush()
    })

    expect(log).toEqual([
      'start 0 a@0 0',
      'start 1 b@0 0',
      'start 2 c@0 0',
      'fail 0 a@2 0 Network',
      'first 2 c@3 1',
      'win 2 c@3 1',
      'lose 1 b@3 0',
      'complete 2 c@7 2',
    ])
  })

  test('tells of a fallback, with times that begin with each attempt', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const [a, b, c] = [cold('--#', undefined, refused), cold('---|'), cold('-c-#', undefined, limited)]
      ask(fallback(lanes(a, b, c)), { onAttempt }).subscribe({ error: () => undefined })
      flush()
    })

    expect(log).toEqual([
      'start 0 a@0 0',
      'fail 0 a@2 0 Network',
      'start 1 b@0 0',
      'complete 1 b@3 0',
      'start 2 c@0 0',
      'first 2 c@1 1',
      'win 2 c@1 1',
      'fail 2 c@3 1 RateLimited',
    ])
  })

  test('tells of a hedge that the caller leaves', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, expectObservable, flush }) => {
      const stream = ask(hedge(lanes(cold('----------a'), cold('------b')), { delay: 3 }), { onAttempt })
      expectObservable(stream, '-----!').toBe('------')
      flush()
    })

    expect(log).toEqual(['start 0 a@0 0', 'start 1 b@0 0', 'cancel 0 a@5 0', 'cancel 1 b@2 0'])
  })

  test('tells of a winner that the caller leaves', () => {
    const { log, onAttempt } = scribe()
    ask(race(lanes(of('1', '2', '3'))), { onAttempt })
      .pipe(take(2))
      .subscribe()

    expect(log.map((line) => line.replace(/@\S+/, ''))).toEqual([
      'start 0 a 0',
      'first 0 a 1',
      'win 0 a 1',
      'cancel 0 a 2',
    ])
  })

  test('tells of lanes that a failure cancels', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const provider = race(lanes(cold('--#', undefined, refused), cold('----b')), { when: () => false })
      ask(provider, { onAttempt }).subscribe({ error: () => undefined })
      flush()
    })

    expect(log).toEqual(['start 0 a@0 0', 'start 1 b@0 0', 'fail 0 a@2 0 Network', 'cancel 1 b@2 0'])
  })

  test('gives each lane of a nest its path, outermost first', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const opening: Provider = nameProvider('c', (_messages, options) => {
        options?.onAttempt?.({ type: 'open', lane: [], provider: 'c', ms: 1, tokens: 0, status: 200 })
        return cold('--c-d|')
      })
      const [a, b] = lanes<string>(cold('-#', undefined, refused), cold('-----b'))
      const provider = race([fallback([a as Provider, b as Provider]), fallback([opening])])
      ask(provider, { onAttempt }).subscribe()
      flush()
    })

    expect(log).toEqual([
      'start 0 fallback@0 0',
      'start 0.0 a@0 0',
      'start 1 fallback@0 0',
      'start 1.0 c@0 0',
      'open 1.0 c@1 0 200',
      'fail 0.0 a@1 0 Network',
      'start 0.1 b@0 0',
      'first 1.0 c@2 1',
      'win 1.0 c@2 1',
      'first 1 fallback@2 1',
      'win 1 fallback@2 1',
      'lose 0 fallback@2 0',
      'cancel 0.1 b@1 0',
      'complete 1.0 c@5 2',
      'complete 1 fallback@5 2',
    ])
  })

  test('tells of three levels, and of the failure of a whole level', () => {
    const { log, onAttempt } = scribe()
    const [a, b, c] = lanes(
      throwError(() => refused),
      throwError(() => limited),
      of('1'),
    ) as [Provider, Provider, Provider]
    ask(hedge([race([fallback([a, b])]), c], { delay: 5 }), { onAttempt }).subscribe()

    expect(log.map((line) => line.replace(/@\S+/, ''))).toEqual([
      'start 0 race 0',
      'start 0.0 fallback 0',
      'start 0.0.0 a 0',
      'fail 0.0.0 a 0 Network',
      'start 0.0.1 b 0',
      'fail 0.0.1 b 0 RateLimited',
      'fail 0.0 fallback 0 AllFailed',
      'fail 0 race 0 AllFailed',
      'start 1 c 0',
      'first 1 c 1',
      'win 1 c 1',
      'complete 1 c 1',
    ])
  })

  test('tells the same to each subscription, from the beginning', () => {
    const { log, onAttempt } = scribe()
    marbles(({ cold, flush }) => {
      const stream = ask(race(lanes(cold('-a|'))), { onAttempt })
      stream.subscribe()
      flush()
      stream.subscribe()
      flush()
    })

    expect(log.slice(0, 4)).toEqual(['start 0 a@0 0', 'first 0 a@1 1', 'win 0 a@1 1', 'complete 0 a@2 1'])
    expect(log.slice(4)).toEqual(log.slice(0, 4))
  })

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

test('a hundred lanes at once are told apart', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const streams = Array.from({ length: 100 }, (_, index) => cold(`${'-'.repeat(150 - index)}a|`))

    expectObservable(ask(race(lanes(...streams)))).toBe(`${'-'.repeat(51)}a|`)
    for (const [index, { subscriptions }] of streams.entries()) {
      expectSubscriptions(subscriptions).toBe(`^${'-'.repeat(index === 99 ? 51 : 50)}!`)
    }
  })
})

test('a source that is given to several lanes is subscribed to by each', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const a = cold('    --a-b|')
    const expected = '  --a-b|'

    expectObservable(ask(race(lanes(a, a)))).toBe(expected)
    expectSubscriptions(a.subscriptions).toBe(['^----!', '^-!'])
  })
})
