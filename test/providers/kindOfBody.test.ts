import { kindOfBody } from '../../src/providers/kindOfBody.ts'

const kind = (status: number, type?: string, encoding?: string) =>
  kindOfBody({
    status,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
  })

describe('kindOfBody', () => {
  test.each([
    ['text/event-stream'],
    ['text/event-stream; charset=utf-8'],
    ['Text/Event-Stream;charset=UTF-8'],
    ['application/x-ndjson'],
    ['application/jsonl'],
    ['application/stream+json'],
    [undefined],
    [''],
  ])('%p is a stream', (type) => {
    expect(kind(200, type)).toBe('stream')
  })

  test.each([['application/json'], ['application/json; charset=utf-8'], ['application/problem+json'], ['text/json']])(
    '%p is one JSON text',
    (type) => {
      expect(kind(200, type)).toBe('whole')
    },
  )

  test.each([['text/html'], ['text/plain'], ['image/png'], ['application/xml'], ['text/event-streams']])(
    '%p is no reply',
    (type) => {
      expect(kind(200, type)).toBe('failure')
    },
  )

  test.each([[199], [301], [307], [400], [429], [500], [529]])('%p is no reply', (status) => {
    expect(kind(status, 'text/event-stream')).toBe('failure')
  })

  test('an encoding that nobody asked for is no reply', () => {
    expect(kind(200, 'text/event-stream', 'gzip')).toBe('failure')
    expect(kind(200, 'text/event-stream', 'Identity')).toBe('stream')
    expect(kind(200, 'text/event-stream', '')).toBe('stream')
  })
})
