import { from, map } from 'rxjs'
import { operate } from '../../src/core/operate.ts'
import { createFrames } from '../../src/providers/createFrames.ts'
import type { SseEvent } from '../../src/stream/SseEvent.ts'

type Framing = Parameters<typeof createFrames>[1]

function frames(framing: Framing, text: string | string[], maxLength?: number): unknown[] {
  const given: unknown[] = []
  const source = from(typeof text === 'string' ? [text] : text).pipe(map((piece) => Buffer.from(piece)))
  source.pipe(operate<Uint8Array, SseEvent>((out) => createFrames(out, framing, maxLength))).subscribe({
    next: ({ event, data }) => given.push(event === 'message' ? data : `${event}: ${data}`),
    error: ({ _tag }: { _tag: string }) => given.push(_tag),
    complete: () => given.push('|'),
  })
  return given
}

describe('sse', () => {
  test('events, joined lines, comments, names', () => {
    expect(frames('sse', 'data: a\n\n:ping\nevent: error\ndata: b\ndata: c\n\n')).toEqual([
      'a',
      ': ping',
      'error: b\nc',
      '|',
    ])
  })

  test('an event without its blank line is given at the end, for the wire to judge', () => {
    expect(frames('sse', 'data: [DONE]')).toEqual(['[DONE]', '|'])
  })

  test('an error between the events is one', () => {
    expect(frames('sse', 'data: a\n\n{"error":{"message":"overloaded"}}\n\n')).toEqual(['a', 'Upstream'])
  })
})

describe('lines', () => {
  test('each data line is an event; comments are seen, the rest is not', () => {
    expect(frames('lines', 'data: a\ndata:b\r\n: ping\nevent: x\n\noops\ndata: c')).toEqual([
      'a',
      'b',
      ': ping',
      'c',
      '|',
    ])
  })
})

describe('ndjson', () => {
  test('each line is an event; a CR is white space in it', () => {
    expect(frames('ndjson', '{"a":1}\r\n\n{"a":\r2}\n{"a":3}')).toEqual(['{"a":1}', '', '{"a":\r2}', '{"a":3}', '|'])
  })
})

test.each(['sse', 'lines', 'ndjson'] as const)(
  '%s: a line over the limit is TooLarge, also before it ends',
  (framing) => {
    expect(frames(framing, ['data: ', 'x'.repeat(8), 'y'], 14)).toEqual(['TooLarge'])
    expect(frames(framing, ['data: ', 'x'.repeat(8)], 14)).not.toContain('TooLarge')
  },
)

test.each(['sse', 'lines', 'ndjson'] as const)('%s: by default a line may have 1 MiB and its field', (framing) => {
  expect(frames(framing, `data: ${'x'.repeat(2 ** 20)}\n\n`)).not.toContain('TooLarge')
  expect(frames(framing, 'x'.repeat(1_049_601))).toEqual(['TooLarge'])
})
