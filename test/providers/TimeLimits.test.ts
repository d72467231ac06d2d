import { type MonoTypeOperatorFunction, tap } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { TimeLimits } from '../../src/providers/TimeLimits.ts'
import { marbles } from '../../src/testing/marbles.ts'

function guard<A>(limits: TimeLimits): MonoTypeOperatorFunction<A> {
  return operate((out) => {
    limits.start(out)
    return { next: (value) => out.next(value) }
  })
}

describe('TimeLimits', () => {
  test('fails where no byte comes for too long', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const limits = new TimeLimits({ idle: 4, total: 0, scheduler })
      const source = cold('-a--b------c|')
      const watched = source.pipe(
        tap(() => limits.alive()),
        guard(limits),
      )
      expectObservable(watched).toBe('-a--b---#', undefined, { _tag: 'Timeout', phase: 'idle', ms: 4 })
      expectSubscriptions(source.subscriptions).toBe('^-------!')
    }))

  test('counts from the start, before there is any byte', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      const limits = new TimeLimits({ idle: 4, total: 0, scheduler })
      expectObservable(cold('-----a|').pipe(guard(limits))).toBe('----#', undefined, { phase: 'idle' })
    }))

  test('does not count while the reader holds the socket back', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      const limits = new TimeLimits({ idle: 4, total: 0, scheduler })
      const source = cold('a-----------b-------|')
      cold('-h---------g', { h: true, g: false }).subscribe((held) => limits.hold(held))
      const watched = source.pipe(
        tap(() => limits.alive()),
        guard(limits),
      )
      expectObservable(watched).toBe('a-----------b---#', undefined, { phase: 'idle' })
    }))

  test('cuts at the total, whatever comes', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      const limits = new TimeLimits({ idle: 0, total: 5, scheduler })
      const error = { _tag: 'Timeout', phase: 'total', ms: 5 }
      expectObservable(
        cold('a-b-c-d-|').pipe(
          tap(() => limits.alive()),
          guard(limits),
        ),
      ).toBe('a-b-c#', undefined, error)
    }))

  test('0 is off, and nothing is left behind', () =>
    marbles(({ cold, scheduler, expectObservable, flush }) => {
      const off = new TimeLimits({ idle: 0, total: 0, scheduler })
      expectObservable(cold('500ms a|').pipe(guard(off))).toBe('500ms a|')
      const on = new TimeLimits({ idle: 900, total: 900, scheduler })
      expectObservable(cold('-a|').pipe(guard(on))).toBe('-a|')
      flush()
      expect(scheduler.frame).toBe(501)
    }))
})
