import { VirtualTimeScheduler } from 'rxjs'
import { ReadCoalescer } from '../../../src/transport/node/ReadCoalescer.ts'

const piece = (offset: number, length = 10) => new Uint8Array(new ArrayBuffer(4_096), offset, length)

/** So many reads of `pieces` each, one every `gap` milliseconds of virtual time. */
function read(reads: number, gap: number, pieces = 1) {
  const scheduler = new VirtualTimeScheduler()
  const seen: string[] = []
  const coalescer = new ReadCoalescer(scheduler, () => {
    seen.push(`${coalescer.waits ? 'waits' : 'goes'} ${scheduler.now()}`)
  })
  for (let index = 0; index < reads; index++) {
    scheduler.schedule(
      () => {
        if (coalescer.waits) return
        for (let part = 0; part < pieces; part++) coalescer.count(piece(5 + 15 * part))
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
  const { scheduler, seen } = read(15, 1 / 100, 100)
  scheduler.flush()
  expect(seen).toEqual([])
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
