import { asyncScheduler, firstValueFrom, take, timer, timeout, timestamp } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'

const HOUR = 3_600_000

describe('its clock', () => {
  afterEach(() => jest.restoreAllMocks())

  test.each([
    ['forwards', HOUR],
    ['backwards', -HOUR],
  ])('does not follow a jump of the wall clock %s', (_direction, jump) => {
    const before = { monotonic: monotonicScheduler.now(), async: asyncScheduler.now() }
    const wall = Date.now()
    jest.spyOn(Date, 'now').mockReturnValue(wall + jump)
    const after = { monotonic: monotonicScheduler.now(), async: asyncScheduler.now() }

    expect(Math.abs(after.async - before.async)).toBeGreaterThan(HOUR / 2)
    expect(after.monotonic).toBeGreaterThanOrEqual(before.monotonic)
    expect(after.monotonic - before.monotonic).toBeLessThan(HOUR / 2)
  })

  test('goes on in milliseconds', () => {
    jest.spyOn(performance, 'now').mockReturnValueOnce(100).mockReturnValueOnce(1_350.5)

    expect(monotonicScheduler.now()).toBe(100)
    expect(monotonicScheduler.now()).toBe(1_350.5)
  })
})

describe('in real time', () => {
  test('a timer fires', async () => {
    await expect(firstValueFrom(timer(3, monotonicScheduler))).resolves.toBe(0)
  })

  test('an operator of rxjs that takes a scheduler can use it', async () => {
    await expect(
      firstValueFrom(timer(1).pipe(timeout({ first: 60_000, scheduler: monotonicScheduler }))),
    ).resolves.toBe(0)
  })

  test('what was unsubscribed is not done', async () => {
    const done = jest.fn()
    monotonicScheduler.schedule(done, 1).unsubscribe()
    await firstValueFrom(timer(5))

    expect(done).not.toHaveBeenCalled()
  })
})

describe('inside TestScheduler.run', () => {
  const virtual = () => new TestScheduler((actual, expected) => expect(actual).toEqual(expected))

  test('time is virtual: a day passes at once', () => {
    const started = performance.now()
    virtual().run(({ expectObservable }) => {
      expectObservable(timer(24 * HOUR, monotonicScheduler)).toBe(`${24 * HOUR}ms (a|)`, { a: 0 })
    })

    expect(performance.now() - started).toBeLessThan(HOUR)
  })

  test('the clock shows the frame', () => {
    virtual().run(({ expectObservable }) => {
      const times = timer(2, 3, monotonicScheduler).pipe(take(3), timestamp(monotonicScheduler))

      expectObservable(times).toBe('  --a--b--(c|)', {
        a: { value: 0, timestamp: 2 },
        b: { value: 1, timestamp: 5 },
        c: { value: 2, timestamp: 8 },
      })
    })
  })

  test('and is real again afterwards', () => {
    virtual().run(({ flush }) => {
      monotonicScheduler.schedule(() => undefined, 7)
      flush()
      expect(monotonicScheduler.now()).toBe(7)
    })

    const real = performance.now()
    expect(monotonicScheduler.now()).toBeGreaterThanOrEqual(real)
  })
})
