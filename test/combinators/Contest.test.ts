import { EMPTY, NEVER, Observable, of, Subject, type Subscriber, take, throwError } from 'rxjs'
import { fallback } from '../../src/combinators/fallback.ts'
import { hedge } from '../../src/combinators/hedge.ts'
import { race } from '../../src/combinators/race.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { ask, lanes } from './ask.ts'
import { engines } from './engines.ts'
import { hear } from './hear.ts'
import { noted } from './noted.ts'

const refused = createProviderError('Network', 'refused', { phase: 'connect' })
const limited = createProviderError('RateLimited', 'slow down')

describe.each(engines)('synchronous lanes of a %s', (_name, combine) => {
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

test('each of two lanes that fail while a third is being subscribed to starts one', () => {
  const log: unknown[] = []
  const [first, second] = [new Subject<string>(), new Subject<string>()]
  const meddling = new Observable<string>(() => {
    first.error(refused)
    second.error(refused)
    log.push('c begins')
  })
  const [d, e, f] = ['d', 'e', 'f'].map((name) => noted<string>(log, name, NEVER))
  marbles(({ scheduler }) => {
    const six = lanes(first, second, meddling, d ?? NEVER, e ?? NEVER, f ?? NEVER)
    const subscription = hear(log, ask(hedge(six, { delay: 2, scheduler })))
    scheduler.schedule(() => subscription.unsubscribe(), 5)
  })

  expect(log).toEqual(['c begins', 'd starts', 'e starts', 'e ends', 'd ends'])
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
