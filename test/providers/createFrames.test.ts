import { lastValueFrom, of, toArray } from 'rxjs'
import { createFrames } from '../../src/providers/createFrames.ts'

const frames = (framing: 'sse' | 'lines' | 'ndjson', text: string, maxLength?: number) =>
  lastValueFrom(of(text).pipe(createFrames(framing, maxLength), toArray()))
const data = async (framing: 'sse' | 'lines' | 'ndjson', text: string) =>
  (await frames(framing, text)).map((event) => [event.event, event.data])

describe('createFrames', () => {
  test('reads events, comments as signs of life, and one that the end cut off', async () => {
    expect(await data('sse', 'event: x\ndata: a\ndata: b\n\n: ping\n\ndata: c')).toEqual([
      ['x', 'a\nb'],
      ['', 'ping'],
      ['message', 'c'],
    ])
  })

  test('reads lines, each of them an event', async () => {
    expect(await data('lines', 'data: a\ndata: b\n: ping\n\nevent: x\ndata: c')).toEqual([
      ['message', 'a'],
      ['message', 'b'],
      ['', 'ping'],
      ['message', 'c'],
    ])
  })

  test('reads JSON lines, which a CR does not end', async () => {
    expect(await data('ndjson', '{"a":\r1}\r\n\n{"b":2}')).toEqual([
      ['message', '{"a":\r1}'],
      ['message', ''],
      ['message', '{"b":2}'],
    ])
  })

  test.each(['sse', 'lines', 'ndjson'] as const)('%s lines have a limit', async (framing) => {
    await expect(frames(framing, 'data: 123456789\n\n', 10)).rejects.toMatchObject({ _tag: 'TooLarge' })
    expect(await frames(framing, 'data: 1\n\n', 10)).not.toHaveLength(0)
  })
})
