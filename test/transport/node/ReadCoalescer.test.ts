import { VirtualTimeScheduler } from 'rxjs'
import { ReadCoalescer } from '../../../src/transport/node/ReadCoalescer.ts'

/** So many reads of `pieces` each, one every `gap` milliseconds of virtual time. */
function read(reads: number, gap: number, { pieces = 1, length = 10 } = {}) {
  const scheduler = new VirtualTimeScheduler()
  const seen: string[] = []
  const coalescer = new ReadCoalescer(scheduler, () => {
    seen.push(`${coalescer.waits ? 'waits' : 'goes'} ${scheduler.now()}`)
  })
  for (let index = 0; index < reads; index++) {
    scheduler.schedule(
      () => {
        const buffer = new ArrayBuffer(pieces * (length + 5))
        for (let end = 0; end < buffer.byteLength; end += length + 5) {
          coalescer.count(new Uint8Array(buffer, end + 5, length))
        }
      },
      1 + index * gap,
    )
  }
  return { scheduler, seen, coalescer }
}

test('sixteen reads in a millisecond are followed by a millisecond of waiting, and so on', () => {
  const { scheduler, seen } = read(64, 1 / 16)
  scheduler.flush()
  expect(seen).toEqual(['waits 1.9375', 'goes 2.9375', 'waits 3.9375', 'goes 4.9375'])
})

test('fifteen a millisecond are none too many, however long it goes on', () => {
  const { scheduler, seen } = read(1_000, 1 / 14)
  scheduler.flush()
  expect(seen).toEqual([])
})

test('a read of many pieces is one read', () => {
  const { scheduler, seen } = read(15, 1 / 100, { pieces: 100 })
  scheduler.flush()
  expect(seen).toEqual([])
})

test.each([
  ['2 KiB and more are worth their wake-up', 2_048, 0],
  ['less are not', 2_047, 1],
])('reads of %s', (_what, length, waits) => {
  const { scheduler, seen } = read(16, 1 / 16, { length })
  scheduler.flush()
  expect(seen.filter((what) => what.startsWith('waits'))).toHaveLength(waits)
})

test('where the clock stands still nothing waits for it', () => {
  const { scheduler, seen } = read(1_000, 0)
  scheduler.flush()
  expect(seen).toEqual([])
})

test('a wait that is stopped is over, and leaves no timer', () => {
  const { scheduler, seen, coalescer } = read(16, 1 / 16)
  scheduler.schedule(() => {
    expect(coalescer.waits).toBe(true)
    coalescer.stop()
    expect(coalescer.waits).toBe(false)
    expect(scheduler.actions).toEqual([])
  }, 2)
  scheduler.flush()
  expect(seen).toEqual(['waits 1.9375'])
})
