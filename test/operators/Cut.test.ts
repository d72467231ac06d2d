import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs'
import { isContent } from '../../src/core/isContent.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { operate } from '../../src/core/operate.ts'
import { Cut } from '../../src/operators/Cut.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

function cutAfter<A>(ms: number, scheduler: SchedulerLike): MonoTypeOperatorFunction<A> {
  return operate<A, A>((out) => new Cut(out, { ms, scheduler, commits: isContent }))
}

contract('Cut', (source) => source.pipe(cutAfter(90, monotonicScheduler)))

describe('Cut', () => {
  test('fails when the time has passed, and says whether content had come', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const silent = cold('   -----------|')
      const speaking = cold(' -a-b-c-d-e-|')
      const cut = cutAfter<string>(4, scheduler)
      expectObservable(silent.pipe(cut)).toBe('  ----#', undefined, {
        _tag: 'Timeout',
        phase: 'total',
        committed: false,
      })
      expectObservable(speaking.pipe(cut)).toBe('-a-b#', undefined, { _tag: 'Timeout', ms: 4, committed: true })
      expectSubscriptions(silent.subscriptions).toBe('^---!')
      expectSubscriptions(speaking.subscriptions).toBe('^---!')
    }))

  test('leaves a stream alone that ends in time', () =>
    marbles(({ cold, scheduler, expectObservable }) => {
      expectObservable(cold('-a|').pipe(cutAfter(4, scheduler))).toBe('-a|')
    }))
})
