import { laneOptions } from '../../src/combinators/laneOptions.ts'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'

const event = (type: AttemptEvent['type'], lane: number[]): AttemptEvent => ({
  type,
  lane,
  provider: 'a',
  ms: 1,
  tokens: 0,
})

/** What the caller hears of what the third lane tells. */
function heard(told: AttemptEvent): AttemptEvent[] {
  const events: AttemptEvent[] = []
  laneOptions({ onAttempt: (heardOf) => events.push(heardOf) }, 2).onAttempt?.(told)
  return events
}

test('are the options of the call where nobody listens', () => {
  const options = { temperature: 1 }

  expect(laneOptions(options, 2)).toBe(options)
})

test('are the options of the call but for the listener, and the call’s own stay as they are', () => {
  const onAttempt = jest.fn()
  const options = Object.freeze({ temperature: 1, onAttempt })

  expect(laneOptions(options, 2)).toEqual({ temperature: 1, onAttempt: expect.any(Function) })
  expect(laneOptions(options, 2).onAttempt).not.toBe(onAttempt)
})

test('what lies below a lane is passed up with the lane’s place in front', () => {
  expect(heard(event('win', [1]))).toEqual([event('win', [2, 1])])
  expect(heard(event('fail', [0, 3, 1]))).toEqual([event('fail', [2, 0, 3, 1])])
})

test('so is the head of the lane’s own reply', () => {
  expect(heard({ ...event('open', []), status: 200 })).toEqual([{ ...event('open', [2]), status: 200 }])
})

test.each(['start', 'first', 'win', 'lose', 'fail', 'complete', 'cancel'] as const)(
  'the %s of the lane itself is the combinator’s to tell',
  (type) => {
    expect(heard(event(type, []))).toEqual([])
  },
)
