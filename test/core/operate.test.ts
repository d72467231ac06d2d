import { config, EMPTY, NEVER, Observable, type Observer, of, Subject, type Subscriber, take, throwError } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { marbles } from '../../src/testing/marbles.ts'

const same = <A>() => operate<A, A>((out) => ({ next: (value) => out.next(value) }))
const thrown = new Error('thrown')
const fail = () => {
  throw thrown
}

/** What a consumer hears, in order, and into which the source and the operator may write too. */
function hearing(log: unknown[]): Observer<unknown> {
  return {
    next: (value) => log.push(value),
    error: (error: Error) => log.push(`error: ${error.message}`),
    complete: () => log.push('complete'),
  }
}

/** Its teardown is written into the log. */
function source(log: unknown[], run: (out: Subscriber<number>) => void): Observable<number> {
  return new Observable<number>((out) => {
    log.push('subscribed')
    out.add(() => log.push('torn down'))
    run(out)
  })
}

test('hands each value to the handler; what the handler does not emit is gone', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const numbers = cold('  -a-b-c|', { a: 1, b: 2, c: 3 })
    const subscriptions = ' ^-----!'
    const expected = '      -a---c|'
    const odd = operate<number, number>((out) => ({ next: (value) => void (value % 2 && out.next(value)) }))

    expectObservable(numbers.pipe(odd)).toBe(expected, { a: 1, c: 3 })
    expectSubscriptions(numbers.subscriptions).toBe(subscriptions)
  })
})

test('passes an error and the completion on where no handler takes them', () => {
  const log: unknown[] = []
  EMPTY.pipe(same()).subscribe(hearing(log))
  throwError(() => thrown)
    .pipe(same())
    .subscribe(hearing(log))

  expect(log).toEqual(['complete', 'error: thrown'])
})

test('lets the handlers make something else of an error and of the completion', () => {
  const swapped = operate<number, string>((out) => ({
    next: () => undefined,
    error: () => {
      out.next('was an error')
      out.complete()
    },
    complete: () => out.error(new Error('was complete')),
  }))
  const log: unknown[] = []
  EMPTY.pipe(swapped).subscribe(hearing(log))
  throwError(() => thrown)
    .pipe(swapped)
    .subscribe(hearing(log))

  expect(log).toEqual(['error: was complete', 'was an error', 'complete'])
})

test('stops a synchronous source as soon as the consumer leaves', () => {
  const log: unknown[] = []
  let sent = 0
  const endless = source(log, (out) => {
    while (!out.closed && sent < 1000) out.next(sent++)
  })
  endless.pipe(same(), take(2)).subscribe(hearing(log))

  expect(sent).toBe(2)
  expect(log).toEqual(['subscribed', 0, 1, 'complete', 'torn down'])
})

test('stops a synchronous source as soon as a handler ends the stream', () => {
  const log: unknown[] = []
  let sent = 0
  const endless = source(log, (out) => {
    while (!out.closed && sent < 1000) out.next(sent++)
  })
  const one = operate<number, number>((out) => ({
    next: (value) => {
      out.next(value)
      out.complete()
    },
  }))
  endless.pipe(one).subscribe(hearing(log))

  expect(sent).toBe(1)
  expect(log).toEqual(['subscribed', 0, 'complete', 'torn down'])
})

describe('what a handler throws becomes the error of the stream, and the source is left', () => {
  test('next', () => {
    const log: unknown[] = []
    source(log, (out) => {
      out.next(1)
      out.next(2)
    })
      .pipe(operate(() => ({ next: fail })))
      .subscribe(hearing(log))

    expect(log).toEqual(['subscribed', 'error: thrown', 'torn down'])
  })

  test('next, where the source speaks later: it does not hear of it', () => {
    const subject = new Subject<number>()
    const log: unknown[] = []
    subject.pipe(operate(() => ({ next: fail }))).subscribe(hearing(log))

    expect(() => subject.next(1)).not.toThrow()
    expect(log).toEqual(['error: thrown'])
    expect(subject.observed).toBe(false)
  })

  test('error', () => {
    const log: unknown[] = []
    source(log, (out) => out.error(new Error('first')))
      .pipe(operate(() => ({ next: () => undefined, error: fail })))
      .subscribe(hearing(log))

    expect(log).toEqual(['subscribed', 'error: thrown', 'torn down'])
  })

  test('complete', () => {
    const log: unknown[] = []
    source(log, (out) => out.complete())
      .pipe(operate(() => ({ next: () => undefined, complete: fail })))
      .subscribe(hearing(log))

    expect(log).toEqual(['subscribed', 'error: thrown', 'torn down'])
  })

  test('start, and then the source is never subscribed to', () => {
    const log: unknown[] = []
    source(log, () => undefined)
      .pipe(operate(fail))
      .subscribe(hearing(log))

    expect(log).toEqual(['error: thrown'])
  })
})

test('does not subscribe to the source where the start has ended the stream already', () => {
  const log: unknown[] = []
  const refuse = operate<number, number>((out) => {
    out.error(new Error('refused'))
    return { next: () => undefined }
  })
  source(log, () => undefined)
    .pipe(refuse)
    .subscribe(hearing(log))

  expect(log).toEqual(['error: refused'])
})

describe('the order of tearing down', () => {
  const owning = (log: unknown[]) =>
    operate<number, number>((out) => {
      out.add(() => log.push('own work undone'))
      return { next: (value) => out.next(value) }
    })

  test('the consumer leaves: first what the operator added, then the source', () => {
    const log: unknown[] = []
    source(log, () => undefined)
      .pipe(owning(log))
      .subscribe()
      .unsubscribe()

    expect(log).toEqual(['subscribed', 'own work undone', 'torn down'])
  })

  test.each([
    ['completion', (out: Subscriber<number>) => out.complete(), 'complete'],
    ['error', (out: Subscriber<number>) => out.error(thrown), 'error: thrown'],
  ])('%s: the consumer hears of it before anything is torn down', (_name, end, heard) => {
    const log: unknown[] = []
    source(log, end).pipe(owning(log)).subscribe(hearing(log))

    expect(log).toEqual(['subscribed', heard, 'own work undone', 'torn down'])
  })

  test('a source that has ended is let go, also where the stream goes on without it', () => {
    const log: unknown[] = []
    const lasting = operate<number, number>(() => ({ next: () => undefined, complete: () => undefined }))
    source(log, (out) => out.complete())
      .pipe(lasting)
      .subscribe(hearing(log))

    expect(log).toEqual(['subscribed', 'torn down'])
  })
})

/* eslint-disable rxjs-x/no-redundant-notify -- the redundant ones are what is tested */
test('ends once, however often source and handlers end it', () => {
  const log: unknown[] = []
  const noisy = operate<number, number>((out) => ({
    next: () => {
      out.complete()
      out.complete()
      out.error(thrown)
      out.next(1)
    },
  }))
  source(log, (out) => {
    out.next(1)
    out.complete()
    out.error(thrown)
  })
    .pipe(noisy)
    .subscribe(hearing(log))

  expect(log).toEqual(['subscribed', 'complete', 'torn down'])
})
/* eslint-enable rxjs-x/no-redundant-notify */

test('starts anew for each subscription', () => {
  const counting = operate<string, number>((out) => {
    let seen = 0
    return { next: () => out.next(++seen) }
  })
  const counted = of('a', 'b').pipe(counting)
  const log: unknown[] = []
  counted.subscribe((value) => log.push(value))
  counted.subscribe((value) => log.push(value))

  expect(log).toEqual([1, 2, 1, 2])
})

test('can be left from inside the consumer, and subscribed to again there', () => {
  const subject = new Subject<number>()
  const log: unknown[] = []
  const piped = subject.pipe(same())
  const first = piped.subscribe((value) => {
    log.push(`first ${value}`)
    first.unsubscribe()
    // eslint-disable-next-line rxjs-x/no-nested-subscribe -- this is what a consumer may do
    piped.subscribe((later) => log.push(`second ${later}`))
  })
  subject.next(1)
  subject.next(2)

  expect(log).toEqual(['first 1', 'second 2'])
  expect(subject.observed).toBe(true)
})

test('does not hide what a consumer throws: rxjs reports it later, and the stream goes on', () => {
  const reported: unknown[] = []
  config.onUnhandledError = (error) => reported.push(error)
  jest.useFakeTimers()
  try {
    const log: unknown[] = []
    of(1, 2)
      .pipe(same())
      .subscribe((value) => {
        log.push(value)
        throw thrown
      })
    jest.runAllTimers()

    expect(log).toEqual([1, 2])
    expect(reported).toEqual([thrown, thrown])
  } finally {
    jest.useRealTimers()
    config.onUnhandledError = null
  }
})

test('leaves no subscriber behind at the source', () => {
  const subject = new Subject<number>()
  subject.pipe(same()).subscribe().unsubscribe()
  expect(subject.observed).toBe(false)

  subject.pipe(same(), take(1)).subscribe()
  subject.next(1)
  expect(subject.observed).toBe(false)
  expect(NEVER.pipe(same()).subscribe().closed).toBe(false)
})
