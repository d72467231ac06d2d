import { isContent } from '../../src/core/isContent.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { cutAfter } from '../../src/operators/cutAfter.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

contract('cutAfter', (source) => source.pipe(cutAfter(90, monotonicScheduler, isContent)))

describe('cutAfter', () => {
  test('fails when the time has passed, and says whether content had come', () =>
    marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
      const silent = cold('   -----------|')
      const speaking = cold(' -a-b-c-d-e-|')
      const cut = cutAfter<string>(4, scheduler, isContent)
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
      expectObservable(cold('-a|').pipe(cutAfter(4, scheduler, isContent))).toBe('-a|')
    }))
})
