import { silence } from '../../../src/testing/emulator/silence.ts'
import { marbles } from '../../../src/testing/marbles.ts'

test('says nothing for its time', () => {
  marbles(({ expectObservable }) => {
    expectObservable(silence(0)).toBe(' |')
    expectObservable(silence(3)).toBe(' ---|')
    expectObservable(silence(2_000)).toBe('2s |')
  })
})

test('is endless without a timer where its time is infinite', () => {
  jest.useFakeTimers()
  try {
    const endless = silence(Infinity).subscribe()
    expect([jest.getTimerCount(), endless.closed]).toEqual([0, false])
    const finite = silence(5).subscribe()
    expect(jest.getTimerCount()).toBe(1)
    finite.unsubscribe()
    expect(jest.getTimerCount()).toBe(0)
  } finally {
    jest.useRealTimers()
  }
})
