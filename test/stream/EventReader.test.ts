import { Subscriber } from 'rxjs'
import { EventReader } from '../../src/stream/EventReader.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'

function listen() {
  const heard: unknown[] = []
  const out = new Subscriber<SseEvent>({
    next: ({ event, data }) => heard.push(`${event}: ${data}`),
    error: (error: unknown) => heard.push(error),
    complete: () => heard.push('|'),
  })
  return { heard, out }
}

test('hands events straight to the next reader', () => {
  const { heard, out } = listen()
  const reader = new EventReader(out, { comments: true, atEnd: 'emit' })
  for (const line of ['data: a', '', ': ping', 'event: x', 'data: b']) reader.next(line)
  expect(heard).toEqual(['message: a', ': ping'])
  reader.complete()
  expect(heard).toEqual(['message: a', ': ping', 'x: b', '|'])
})

test('passes an error on without the event that was begun, and is closed when the next reader is', () => {
  const { heard, out } = listen()
  const reader = new EventReader(out, { atEnd: 'emit' })
  reader.next('data: a')
  expect(reader.closed).toBe(false)
  reader.error('broken')
  expect(heard).toEqual(['broken'])
  expect(reader.closed).toBe(true)
})
