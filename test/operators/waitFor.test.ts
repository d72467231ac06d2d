import * as fc from 'fast-check'
import { waitFor } from '../../src/operators/waitFor.ts'

const told = (retryAfterMs?: number) => (retryAfterMs === undefined ? {} : { retryAfterMs })

describe('waitFor', () => {
  test('grows by the factor up to the longest wait', () => {
    const waits = [1, 2, 3, 4, 9].map((count) => waitFor({}, count, { initial: 500, max: 3_000, jitter: 'none' }))
    expect(waits).toEqual([500, 1_000, 2_000, 3_000, 3_000])
  })

  test('spreads by full jitter between nothing and the wait', () => {
    expect(waitFor({}, 2, { random: () => 0 })).toBe(0)
    expect(waitFor({}, 2, { random: () => 0.5 })).toBe(500)
  })

  test('waits for what the server asked, exactly where there is no jitter', () => {
    expect(waitFor(told(2_000), 1, { jitter: 'none' })).toBe(2_000)
    expect(waitFor(told(0), 1, { jitter: 'none' })).toBe(500)
    expect(waitFor(told(60_001), 1, {})).toBeUndefined()
  })

  test('never undercuts the server and never passes the longest wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (asked, count, luck) => {
          const wait = waitFor(told(asked), count, { random: () => luck })
          return wait !== undefined && wait >= asked && wait <= 60_000
        },
      ),
    )
  })
})
