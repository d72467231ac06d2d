import * as fc from 'fast-check'
import { VirtualTimeScheduler } from 'rxjs'
import { Silence } from '../../src/core/Silence.ts'

/** When the limit strikes, something being heard at the given times. */
function strikes(ms: number, coarse: boolean, heard: readonly number[]): number | undefined {
  const scheduler = new VirtualTimeScheduler(undefined, 100_000)
  let struck: number | undefined
  const silence = new Silence(
    ms,
    scheduler,
    () => {
      struck ??= scheduler.now()
      return false
    },
    coarse,
  )
  for (const time of heard) scheduler.schedule(() => silence.broken(), time)
  silence.start()
  scheduler.flush()
  return struck
}

const times = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b))

/** The first moment at which nothing was heard for `ms`. */
function due(ms: number, heard: readonly number[]): number {
  let last = 0
  for (const time of heard) {
    if (time > last + ms) break
    last = time
  }
  return last + ms
}

describe('Silence', () => {
  test('strikes exactly where the clock is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), times, (ms, heard) => strikes(ms, false, heard) === due(ms, heard)),
    )
  })

  test.each([
    ['a millisecond for short limits', 1, 64, () => 1],
    ['a sixteenth for long ones', 65, 2_000, (ms: number) => ms / 16],
  ])('is never early, and late by no more than %s, where it counts steps', (_, min, max, step) => {
    fc.assert(
      fc.property(fc.integer({ min, max }), times, (ms, heard) => {
        const struck = strikes(ms, true, heard) ?? Number.NaN
        const earliest = due(ms, heard)
        // A sound in between may still be heard, and then a later silence counts.
        const heardAfter = heard.some((time) => time > earliest && time <= earliest + step(ms))
        return struck >= earliest - 1e-6 && (heardAfter || struck <= earliest + step(ms) + 1e-6)
      }),
    )
  })

  test('stops for good', () => {
    const scheduler = new VirtualTimeScheduler()
    const silence = new Silence(10, scheduler, () => {
      throw new Error('struck')
    })
    silence.start()
    silence.stop()
    scheduler.flush()
    expect(scheduler.now()).toBe(0)
  })

  test.each([true, false])('listens on where it is told to (coarse: %s)', (coarse) => {
    const scheduler = new VirtualTimeScheduler()
    const struck: number[] = []
    const silence = new Silence(32, scheduler, () => struck.push(scheduler.now()) < 3, coarse)
    silence.start()
    scheduler.flush()
    expect(struck).toEqual([32, 64, 96])
  })
})
