import { kindOfBody } from '../../src/providers/kindOfBody.ts'

const kind = (contentType?: string, more: Record<string, string> = {}, status = 200) =>
  kindOfBody({ status, headers: { ...(contentType === undefined ? {} : { 'content-type': contentType }), ...more } })

test.each([
  'text/event-stream',
  'text/event-stream; charset=utf-8',
  'Text/Event-Stream;charset=UTF-8',
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/stream+json',
  '',
])('%j is a stream', (type) => {
  expect(kind(type)).toBe('stream')
})

test('no content type is a stream, which its end mark will judge', () => {
  expect(kind()).toBe('stream')
  expect(kind(undefined, {}, 204)).toBe('stream')
})

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'text/json',
  'application/problem+json',
  'Application/JSON',
])('%s is one JSON text', (type) => {
  expect(kind(type)).toBe('whole')
})

test.each([
  'text/html',
  'text/plain',
  'application/octet-stream',
  'image/png',
  'application/jsonp',
  'text/event-stream-x',
])('%s is no reply', (type) => {
  expect(kind(type)).toBe('failure')
})

test.each([100, 199, 300, 302, 400, 404, 500])('a status of %d is none, whatever its type', (status) => {
  expect(kind('text/event-stream', {}, status)).toBe('failure')
  expect(kind('application/json', {}, status)).toBe('failure')
})

test.each(['gzip', 'br', 'deflate', 'identity, gzip'])(
  'encoded as %s it is none, because nobody asked for that',
  (encoding) => {
    expect(kind('text/event-stream', { 'content-encoding': encoding })).toBe('failure')
  },
)

test.each(['identity', 'Identity', ''])('%j is no encoding', (encoding) => {
  expect(kind('text/event-stream', { 'content-encoding': encoding })).toBe('stream')
})
