import { from } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { DataLineReader } from '../../src/stream/DataLineReader.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'

test.each([
  [{}, ['a']],
  [{ comments: true }, ['a', ': ping']],
])('with %j it hands on %j', (options, expected) => {
  const seen: string[] = []
  from(['data: a', ': ping', 'event: x', ''])
    .pipe(operate<string, SseEvent>((out) => new DataLineReader(out, options)))
    .subscribe(({ event, data }) => seen.push(event === '' ? `: ${data}` : data))
  expect(seen).toEqual(expected)
})
