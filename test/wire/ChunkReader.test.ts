import * as t from 'io-ts'
import { from } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { ChunkReader } from '../../src/wire/ChunkReader.ts'
import type { Mark } from '../../src/wire/Mark.ts'

const codec = t.type({ n: t.number })

test('hands chunks and marks straight to the next reader', () => {
  const seen: unknown[] = []
  from(['{"n":1}', '', '[DONE]'])
    .pipe(
      operate<string, t.TypeOf<typeof codec> | Mark>((out) => {
        const reader = new ChunkReader(out, codec, { done: '[DONE]' })
        return { next: (data) => reader.next({ event: 'message', data }) }
      }),
    )
    .subscribe((chunk) => seen.push(chunk))
  expect(seen).toEqual([{ n: 1 }, 'activity', 'done'])
})
