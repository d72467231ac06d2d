import { config, defer, of, take } from 'rxjs'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { watchAttempt } from '../../src/core/watchAttempt.ts'
import { marbles } from '../../src/testing/marbles.ts'

const lost = createProviderError('Network', 'lost', { phase: 'body' })

function watch<A>(listener: (event: AttemptEvent) => void, isContent?: (element: unknown) => boolean) {
  const common = { listener, lane: [1, 0], provider: 'a', scheduler: monotonicScheduler }
  return watchAttempt<A>(isContent === undefined ? common : { ...common, isContent })
}

/** Writes each event down as `type@ms tokens`. */
function scribe() {
  const log: string[] = []
  return { log, listener: ({ type, ms, tokens }: AttemptEvent) => void log.push(`${type}@${ms} ${tokens}`) }
}

describe('it changes nothing and tells of', () => {
  test('start, first content and completion', () => {
    const { log, listener } = scribe()
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --e-a-b--|', { e: '', a: 'a', b: 'b' })
      const sourceSubs = '  ^--------!'
      const expected = '    --e-a-b--|'

      expectObservable(source.pipe(watch<string>(listener).operator)).toBe(expected, { e: '', a: 'a', b: 'b' })
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })

    expect(log).toEqual(['start@0 0', 'first@4 1', 'complete@9 2'])
  })

  test('times that begin with the attempt', () => {
    const { log, listener } = scribe()
    marbles(({ cold, expectObservable }) => {
      const later = defer(() => cold('--a-|').pipe(watch<string>(listener).operator))

      expectObservable(later, '---^').toBe('-----a-|')
    })

    expect(log).toEqual(['start@0 0', 'first@2 1', 'complete@4 1'])
  })

  test('a failure, with its error', () => {
    const events: AttemptEvent[] = []
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a-#', undefined, lost)
      const sourceSubs = '  ^---!'
      const expected = '    --a-#'

      expectObservable(source.pipe(watch<string>((event) => events.push(event)).operator)).toBe(
        expected,
        undefined,
        lost,
      )
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })

    expect(events).toEqual([
      { type: 'start', lane: [1, 0], provider: 'a', ms: 0, tokens: 0 },
      { type: 'first', lane: [1, 0], provider: 'a', ms: 2, tokens: 1 },
      { type: 'fail', lane: [1, 0], provider: 'a', ms: 4, tokens: 1, error: lost },
    ])
  })

  test('a failure that is no ProviderError, as one; the stream gets the error itself', () => {
    const events: AttemptEvent[] = []
    marbles(({ cold, expectObservable }) => {
      const source = cold('#', undefined, new TypeError('boom'))

      expectObservable(source.pipe(watch((event) => events.push(event)).operator)).toBe(
        '#',
        undefined,
        new TypeError('boom'),
      )
    })

    expect(events.at(-1)?.error?.toJSON()).toMatchObject({ _tag: 'Upstream', message: 'boom' })
  })

  test('the leaving of the caller', () => {
    const { log, listener } = scribe()
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' --a--b-', undefined, lost)
      const sourceSubs = '  ^--!   '
      const expected = '    --a----'

      expectObservable(source.pipe(watch<string>(listener).operator), '---!').toBe(expected)
      expectSubscriptions(source.subscriptions).toBe(sourceSubs)
    })

    expect(log).toEqual(['start@0 0', 'first@2 1', 'cancel@3 1'])
  })

  test('the leaving of a caller who has enough, inside a synchronous stream', () => {
    const { log, listener } = scribe()
    of('a', 'b')
      .pipe(
        watch<string>(({ type, tokens }) => listener({ type, tokens, ms: 0, lane: [], provider: '' })).operator,
        take(1),
      )
      .subscribe()

    expect(log).toEqual(['start@0 0', 'first@0 1', 'cancel@0 1'])
  })
})

test('tells nothing before somebody subscribes', () => {
  const listener = jest.fn()
  void of('a').pipe(watch<string>(listener).operator)

  expect(listener).not.toHaveBeenCalled()
})

test('counts what the predicate counts', () => {
  const { log, listener } = scribe()
  marbles(({ cold, expectObservable }) => {
    const source = cold('a-b-a-b-|')

    expectObservable(source.pipe(watch<string>(listener, (element) => element === 'b').operator)).toBe('a-b-a-b-|')
  })

  expect(log).toEqual(['start@0 0', 'first@2 1', 'complete@8 2'])
})

test('reports what the stream itself does not show', () => {
  const events: AttemptEvent[] = []
  const attempt = watch((event) => events.push({ ...event, ms: 0 }))
  attempt.tell('open', { status: 200 })
  attempt.tell('win')

  expect(events).toEqual([
    { type: 'open', lane: [1, 0], provider: 'a', ms: 0, tokens: 0, status: 200 },
    { type: 'win', lane: [1, 0], provider: 'a', ms: 0, tokens: 0 },
  ])
})

test('who has lost is not cancelled on top of it', () => {
  const { log, listener } = scribe()
  marbles(({ cold, flush }) => {
    const attempt = watch<string>(listener)
    const subscription = cold('a').pipe(attempt.operator).subscribe()
    flush()
    attempt.tell('lose')
    subscription.unsubscribe()
  })

  expect(log).toEqual(['start@0 0', 'first@0 1', 'lose@0 1'])
})

describe('a listener that throws', () => {
  const reported: unknown[] = []
  beforeEach(() => {
    reported.length = 0
    config.onUnhandledError = (error) => reported.push(error)
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
    config.onUnhandledError = null
  })

  test('does not change the stream; rxjs reports it, as what a consumer throws', () => {
    const seen: unknown[] = []
    const failing = watch<string>(({ type }) => {
      throw new Error(type)
    })
    of('a', 'b')
      .pipe(failing.operator)
      .subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') })
    jest.runAllTimers()

    expect(seen).toEqual(['a', 'b', 'complete'])
    expect(reported).toEqual([new Error('start'), new Error('first'), new Error('complete')])
  })

  test('does not keep the source from being left', () => {
    let closed = false
    marbles(({ cold, expectSubscriptions, flush }) => {
      const source = cold('a---')
      const subscription = source
        .pipe(
          watch<string>(() => {
            throw new Error('again')
          }).operator,
        )
        .subscribe()
      flush()
      subscription.unsubscribe()
      closed = subscription.closed
      expectSubscriptions(source.subscriptions).toBe('(^!)')
    })
    jest.runAllTimers()

    expect(closed).toBe(true)
    expect(reported).toHaveLength(3)
  })
})

test('a predicate that throws counts nothing: whoever decides by it hears of it', () => {
  const { log, listener } = scribe()
  const seen: string[] = []
  marbles(({ cold, flush }) => {
    const attempt = watch<string>(listener, () => {
      throw new Error('boom')
    })
    cold('a-b|')
      .pipe(attempt.operator)
      .subscribe((value) => seen.push(value))
    flush()
  })

  expect(seen).toEqual(['a', 'b'])
  expect(log).toEqual(['start@0 0', 'complete@3 0'])
})
