import { from } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { ByteWatch } from '../../src/providers/ByteWatch.ts'

test('each chunk is a sign of life, and the end is noted before it is passed on', () => {
  const log: unknown[] = []
  const reply = { ended: false }
  const limits = { alive: () => void log.push('alive') }
  from([Uint8Array.of(1), Uint8Array.of(2)])
    .pipe(operate<Uint8Array, Uint8Array>((out) => new ByteWatch(out, out, limits, reply)))
    .subscribe({ next: ([byte]) => log.push(byte), complete: () => log.push(reply.ended) })
  expect(log).toEqual(['alive', 1, 'alive', 2, true])
})
