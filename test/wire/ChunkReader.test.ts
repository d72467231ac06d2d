import { from } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { ChunkReader } from '../../src/wire/ChunkReader.ts'
import type { Mark } from '../../src/wire/Mark.ts'
import { schema, type TypeOf } from '../../src/wire/schema.ts'
import { shapeOf } from '../../src/wire/shapeOf.ts'

const numbered = schema((json) => json.struct({ n: json.number }))

test('hands chunks and marks straight to the next reader', () => {
  const seen: unknown[] = []
  from(['{"n":1}', '', '[DONE]'])
    .pipe(
      operate<string, TypeOf<typeof numbered> | Mark>((out) => {
        const reader = new ChunkReader(out, shapeOf(numbered), { done: '[DONE]' })
        return { next: (data) => reader.next({ event: 'message', data }) }
      }),
    )
    .subscribe((chunk) => seen.push(chunk))
  expect(seen).toEqual([{ n: 1 }, 'activity', 'done'])
})
