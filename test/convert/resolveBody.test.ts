import { concat, from, lastValueFrom, map, of, reduce, throwError } from 'rxjs'
import { resolveBody } from '../../src/convert/resolveBody.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'

const lost = createProviderError('Interrupted', 'cut off', { text: '', committed: true })
const all: (string | ChatEvent)[] = [
  'a',
  { type: 'activity' },
  { type: 'reasoning', text: 'hm' },
  { type: 'text', text: 'b\n' },
  { type: 'toolCall', index: 0, id: 'c1', name: 'add', arguments: '{}' },
  { type: 'seam', from: 'p', to: 'q' },
  { type: 'usage', inputTokens: 1 },
  { type: 'finish', reason: 'stop', raw: 'stop', provider: 'p' },
]

const write = (config: Parameters<typeof resolveBody>[1], ...elements: (string | ChatEvent)[]) =>
  lastValueFrom(
    from(elements).pipe(
      resolveBody<string | ChatEvent>('x', config).encode(),
      reduce((a, b) => a + b, ''),
    ),
  )

test('text is the text alone, and the default', async () => {
  expect(await write({ format: 'text' }, ...all)).toBe('ab\n')
  expect(await write({}, ...all)).toBe('ab\n')
})

test('text fails as the source fails, at a reset, and where there is no text', async () => {
  const { encode } = resolveBody<string | ChatEvent>('x', {})
  const failing = concat(
    of('a'),
    throwError(() => lost),
  )

  await expect(lastValueFrom(failing.pipe(encode()))).rejects.toBe(lost)
  await expect(write({}, 'a', { type: 'reset', error: lost }, 'b')).rejects.toBe(lost)
  await expect(write({}, { type: 'reasoning', text: 'hm' })).rejects.toMatchObject({ _tag: 'Empty' })
})

test('ndjson is a line for each event', async () => {
  expect(await write({ format: 'ndjson' }, ...all)).toBe(
    `${[
      '{"type":"text","text":"a"}',
      '{"type":"reasoning","text":"hm"}',
      '{"type":"text","text":"b\\n"}',
      '{"type":"toolCall","index":0,"id":"c1","name":"add","arguments":"{}"}',
      '{"type":"seam","from":"p","to":"q"}',
      '{"type":"usage","inputTokens":1}',
      '{"type":"finish","reason":"stop","raw":"stop","provider":"p"}',
      '{"type":"done"}',
    ].join('\n')}\n`,
  )
})

test('ndjson ends in an error instead of done', async () => {
  const { encode } = resolveBody<string>('x', { format: 'ndjson' })
  const failing = concat(
    of('a'),
    throwError(() => lost),
  )

  expect(await lastValueFrom(failing.pipe(encode()))).toBe(
    '{"type":"error","_tag":"Interrupted","message":"cut off"}\n',
  )
})

test('sse is what toSse writes, and takes its options', async () => {
  expect(await write({ format: 'sse', heartbeat: 0 }, 'a', { type: 'reset', error: lost })).toBe(
    [
      'id: 1\ndata: {"text":"a"}\n\n',
      'event: reset\nid: 2\ndata: {"error":{"_tag":"Interrupted","message":"cut off"}}\n\n',
      'event: done\nid: 3\ndata: {}\n\n',
    ].join(''),
  )
  const schedule = jest.fn(() => ({ unsubscribe() {} }))
  await lastValueFrom(
    of('a').pipe(
      resolveBody<string>('x', {
        format: 'sse',
        heartbeat: 7,
        scheduler: { now: () => 0, schedule } as never,
      }).encode(),
    ),
  )
  expect(schedule).toHaveBeenCalledWith(expect.anything(), 7)
})

test('a format of one’s own writes what it likes', async () => {
  const format = { contentType: 'text/csv', encode: () => map(({ n }: { n: number }) => `${n};`) }
  const { encode, headers } = resolveBody('x', { format })

  expect(await lastValueFrom(of({ n: 7 }).pipe(encode()))).toBe('7;')
  expect(headers['content-type']).toBe('text/csv')
})

test('a format may be an object with a state of its own', async () => {
  class Csv {
    readonly contentType = 'text/csv'
    readonly #end = ';'
    encode() {
      return map((n: number) => `${n}${this.#end}`)
    }
  }
  const { encode } = resolveBody('x', { format: new Csv() })

  expect(await lastValueFrom(of(7).pipe(encode()))).toBe('7;')
})

test.each([
  ['text', 'text/plain; charset=utf-8'],
  ['sse', 'text/event-stream; charset=utf-8'],
  ['ndjson', 'application/x-ndjson; charset=utf-8'],
] as const)('%s has its content type, and nobody may gather its tokens', (format, contentType) => {
  expect(resolveBody('x', { format })).toMatchObject({
    status: 200,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})

test('the caller’s status and headers win', () => {
  const { status, headers } = resolveBody('x', { status: 201, headers: { 'Cache-Control': 'private', 'X-Id': '7' } })

  expect([status, headers]).toEqual([
    201,
    {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'private',
      'x-accel-buffering': 'no',
      'x-id': '7',
    },
  ])
})

test.each<[object, string]>([
  [{ format: 'xml' }, 'x: "format" must be "text", "sse", "ndjson" or a BodyFormat'],
  [{ format: { contentType: 'a/b' } }, 'x: "format" must be "text", "sse", "ndjson" or a BodyFormat'],
  [{ format: null }, 'x: "format" must be "text", "sse", "ndjson" or a BodyFormat'],
  [{ status: 204 }, 'x: "status" must be a status from 200 to 599 that has a body'],
  [{ status: 199 }, 'x: "status" must be a status from 200 to 599 that has a body'],
  [{ status: 600 }, 'x: "status" must be a status from 200 to 599 that has a body'],
  [{ heartbeat: -1 }, 'x: "heartbeat" must be a time from 0 to 2147483647 ms'],
  [{ headers: 'a' }, 'x: "headers" must be an object of names and values'],
  [{ headers: new Headers({ 'x-id': '7' }) }, 'x: "headers" must be an object of names and values'],
  [{ headers: { 'x-id': '7\r\nset-cookie: a' } }, 'x: the value of the header "x-id" must be one line of Latin-1 text'],
  [{ headers: { 'x-id': 7 } }, 'x: the value of the header "x-id" must be one line of Latin-1 text'],
  [{ headers: { 'x id': '7' } }, 'x: a header has a name that HTTP does not allow'],
  [{ headers: { Connection: 'keep-alive' } }, 'x: the header "connection" is the connection\'s own'],
  [
    { format: { contentType: 'a/b\nx-id: 7', encode: () => map(String) } },
    'x: the value of the header "content-type" must be one line of Latin-1 text',
  ],
  [
    { signal: AbortSignal.abort() },
    'x: there is no option "signal"; it takes format, status, headers, heartbeat, scheduler',
  ],
])('refuses %j', (config, message) => {
  expect(() => resolveBody('x', config)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})
