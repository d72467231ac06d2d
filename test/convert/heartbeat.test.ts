import { finalize, type SchedulerLike } from 'rxjs'
import { heartbeat } from '../../src/convert/heartbeat.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { contract } from '../contract.ts'

contract('heartbeat', (source) => source.pipe(heartbeat(1_000, 'h', monotonicScheduler)))

test('beats whenever the source was silent for so long', () => {
  marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
    const source = cold('  a-b---------c|')
    const subscription = ' ^------------!'
    const expected = '     a-b---h---h-c|'

    expectObservable(source.pipe(heartbeat(4, 'h', scheduler))).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('beats before the first element too', () => {
  marbles(({ cold, scheduler, expectObservable, expectSubscriptions }) => {
    const source = cold('  -------a----|')
    const subscription = ' ^-----------!'
    const expected = '     ---h--ha--h-|'

    expectObservable(source.pipe(heartbeat(3, 'h', scheduler))).toBe(expected)
    expectSubscriptions(source.subscriptions).toBe(subscription)
  })
})

test('sets one timer, not one for each element', () => {
  marbles(({ cold, scheduler, expectObservable }) => {
    const schedule = jest.fn((...given: Parameters<SchedulerLike['schedule']>) => scheduler.schedule(...given))
    const counting = { now: () => scheduler.now(), schedule } as SchedulerLike
    const result = cold('abcdefgh|').pipe(
      heartbeat(10, 'h', counting),
      finalize(() => expect(schedule).toHaveBeenCalledTimes(1)),
    )

    expectObservable(result).toBe('abcdefgh|')
  })
})
