import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, constants, createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { concat, EMPTY, map, NEVER, type Observable, of, Subject, throwError } from 'rxjs'
import type { BodyConfig } from '../../src/convert/BodyConfig.ts'
import { iterate } from '../../src/convert/iterate.ts'
import { pipeToServerResponse } from '../../src/convert/pipeToServerResponse.ts'
import type { Source } from '../../src/convert/openSource.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

type Answer = (response: ServerResponse) => Promise<ProviderError | undefined>

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 2_500 })
const turn = () => new Promise((resolve) => setImmediate(resolve))

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Serves one answer, and gives what the client got as soon as its head is there; `outcome` is the answer's. */
async function ask(answer: Answer, method = 'GET') {
  let settle: (outcome: Promise<ProviderError | undefined>) => void
  const outcome = new Promise<ProviderError | undefined>((resolve) => (settle = resolve))
  const server = createServer((_request, response) => settle(answer(response)))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const request = get({ port, host: '127.0.0.1', method, agent: false })
  const head = once(request, 'response').then(([incoming]) => incoming as IncomingMessage)
  return { request, head, outcome }
}

/** The body as text, and whether it ended well. */
async function bodyOf(incoming: IncomingMessage) {
  let text = ''
  incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  // Not events.once, which rejects at the error of a broken connection.
  await new Promise((resolve) =>
    incoming
      .on('error', () => {})
      .on('close', resolve)
      .resume(),
  )
  return { text, complete: incoming.complete }
}

async function answerTo(source: Observable<string>, config: BodyConfig = {}) {
  const { head, outcome } = await ask((response) => pipeToServerResponse(source, response, config))
  const incoming = await head
  const body = await bodyOf(incoming)
  return { ...body, status: incoming.statusCode, headers: incoming.headers, outcome: await outcome }
}

test('is the text, as UTF-8', async () => {
  const answer = await answerTo(of(...'Grüße 😀'.split('')))

  expect(answer).toMatchObject({
    status: 200,
    text: 'Grüße 😀',
    complete: true,
    outcome: undefined,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})

test.each([
  ['sse', 'id: 1\ndata: {"text":"a"}\n\nevent: done\nid: 2\ndata: {}\n\n'],
  ['ndjson', '{"type":"text","text":"a"}\n{"type":"done"}\n'],
] as const)('is %s', async (format, text) => {
  expect(await answerTo(of('a'), { format, status: 201, headers: { 'X-Id': '7' } })).toMatchObject({
    status: 201,
    text,
    complete: true,
    headers: { 'x-id': '7' },
  })
})

test('is what a format of one’s own writes', async () => {
  const format = { contentType: 'text/csv', encode: () => map(({ n }: { n: number }) => `${n};`) }
  const { head } = await ask((response) => pipeToServerResponse(of({ n: 1 }), response, { format }))

  expect(await bodyOf(await head)).toEqual({ text: '1;', complete: true })
})

test('a reply without anything is an empty answer', async () => {
  expect(await answerTo(EMPTY)).toMatchObject({ status: 200, text: '', complete: true })
})

test('keeps a head that was written before', async () => {
  const { head, outcome } = await ask((response) => {
    response.writeHead(203, { 'x-own': '1' })
    response.flushHeaders()
    return pipeToServerResponse(
      throwError(() => limited),
      response,
    )
  })
  const incoming = await head

  expect([incoming.statusCode, incoming.headers['x-own']]).toEqual([203, '1'])
  expect(await bodyOf(incoming)).toEqual({ text: '', complete: false })
  expect(await outcome).toBe(limited)
})

test('writes the head with the first content, and the tokens as they come', async () => {
  const source = new Subject<string>()
  const { head } = await ask((response) => pipeToServerResponse(source, response))
  const arrived = jest.fn()
  void head.then(arrived)
  while (!source.observed) await turn()
  source.next('')
  for (let i = 0; i < 20; i++) await turn()
  expect(arrived).not.toHaveBeenCalled()
  source.next('a')
  const incoming = (await head).setEncoding('utf8')
  expect(await once(incoming, 'data')).toEqual(['a'])
  source.next('b')
  expect(await once(incoming, 'data')).toEqual(['b'])
  source.complete()
  await once(incoming, 'end')
})

test.each(['text', 'sse', 'ndjson'] as const)(
  'an error before the first content is the status (%s)',
  async (format) => {
    const answer = await answerTo(
      throwError(() => limited),
      { format, status: 201 },
    )

    expect(answer).toMatchObject({ status: 429, complete: true, outcome: limited })
    expect(answer.headers).toMatchObject({
      'retry-after': '3',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(JSON.parse(answer.text)).toEqual({
      error: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 2_500 },
    })
  },
)

describe('an error after the first content', () => {
  const failing = concat(
    of('a', 'b'),
    throwError(() => limited),
  )

  test('breaks a text, after what came before it', async () => {
    expect(await answerTo(failing)).toMatchObject({ status: 200, text: 'ab', complete: false, outcome: limited })
  })

  test.each([
    ['sse', 'event: error\nid: 3\ndata: {"_tag":"RateLimited","message":"slow down","retryAfterMs":2500}\n\n'],
    ['ndjson', '{"type":"error","_tag":"RateLimited","message":"slow down","retryAfterMs":2500}\n'],
  ] as const)('is told in %s, without done', async (format, end) => {
    const { text, outcome } = await answerTo(failing, { format })

    expect(text.endsWith(end)).toBe(true)
    expect(text).not.toContain('done')
    expect(outcome).toBe(limited)
  })

  test('does not drop what a slow client has not read yet', async () => {
    const long = 'x'.repeat(5_000_000)
    const source = concat(
      of(long),
      throwError(() => limited),
    )

    expect(await answerTo(source)).toMatchObject({ complete: false, text: long })
  })
})

test.each<[string, Observable<string>]>([
  ['before the first content', NEVER],
  ['amid the reply', concat(of('a'), NEVER)],
])('a client that leaves %s unsubscribes, and is no failure', async (_name, source) => {
  const provider = scriptedProvider(source)
  const { request, head, outcome } = await ask((response) => pipeToServerResponse(iterate(provider, []), response))
  request.on('error', () => {})
  head.catch(() => {})
  while (provider.calls.length === 0) await turn()
  if (source !== NEVER) await head
  request.destroy()
  while (provider.calls[0]?.subscribed) await turn()

  expect(provider.calls[0]?.ending).toBe('unsubscribed')
  expect(await outcome).toBeUndefined()
})

test('asks for nothing where the client has left already', async () => {
  const provider = scriptedProvider(['a'])
  const { request, head, outcome } = await ask(async (response) => {
    response.on('error', () => {})
    request.destroy()
    await once(response, 'close')
    return pipeToServerResponse(provider([]), response)
  })
  head.catch(() => {})
  request.on('error', () => {})

  expect(await outcome).toBeUndefined()
  expect(provider.calls).toHaveLength(0)
})

test('asks for nothing where another hand has ended the answer', async () => {
  const provider = scriptedProvider(['a'])
  const { head, outcome } = await ask(async (response) => {
    response.end('ours')
    return pipeToServerResponse(provider([]), response)
  })

  expect(await bodyOf(await head)).toEqual({ text: 'ours', complete: true })
  expect(await outcome).toBeUndefined()
  expect(provider.calls).toHaveLength(0)
})

test('leaves the provider where another hand ends the answer meanwhile', async () => {
  const provider = scriptedProvider(concat(of('a'), NEVER))
  const { head, outcome } = await ask((response) => {
    setImmediate(() => response.end('late'))
    return pipeToServerResponse(iterate(provider, []), response)
  })

  expect((await bodyOf(await head)).complete).toBe(true)
  expect(await outcome).toBeUndefined()
  expect(provider.calls[0]?.ending).toBe('unsubscribed')
})

test('a HEAD is answered with the head alone', async () => {
  const { head, outcome } = await ask((response) => pipeToServerResponse(of('a'), response), 'HEAD')
  const incoming = await head

  expect([incoming.statusCode, incoming.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await bodyOf(incoming)).toEqual({ text: '', complete: true })
  expect(await outcome).toBeUndefined()
})

test.each<'setHeader' | 'write' | 'end'>(['setHeader', 'write', 'end'])(
  'a response whose %s throws is broken off, and that is the outcome',
  async (method) => {
    const provider = scriptedProvider(['a'])
    const { head, outcome } = await ask((response) => {
      response[method] = () => {
        throw new Error('a middleware broke')
      }
      return pipeToServerResponse(iterate(provider, []), response)
    })
    const isWhole = head.then(bodyOf).then(
      ({ complete }) => complete,
      () => false,
    )

    expect(await outcome).toMatchObject({ message: 'a middleware broke' })
    expect(await isWhole).toBe(false)
    expect(provider.calls[0]?.subscribed).toBe(false)
  },
)

test('a format that throws is a failure before the first content', async () => {
  const format = {
    contentType: 'text/csv',
    encode: () => {
      throw new Error('no')
    },
  }
  const { head, outcome } = await ask((response) => pipeToServerResponse(of('a'), response, { format }))

  expect((await head).statusCode).toBe(502)
  expect(await outcome).toMatchObject({ _tag: 'Upstream', message: 'no' })
})

test('a slow client holds an async iterable, and gets everything', async () => {
  let asked = 0
  async function* megabytes() {
    for (; asked < 2_000; asked++) yield 'x'.repeat(10_000)
  }
  const { head } = await ask((response) => pipeToServerResponse(megabytes(), response))
  const incoming = await head
  incoming.pause()
  let before = -1
  while (before !== asked) {
    before = asked
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  // What the two sockets take, which is a few megabytes of the twenty.
  expect(asked).toBeLessThan(1_500)

  expect((await bodyOf(incoming)).text).toHaveLength(20_000_000)
  expect(asked).toBe(2_000)
})

test('what goes wrong with the connection itself does not end the process', async () => {
  const source = new Subject<string>()
  const { head, outcome } = await ask((response) => {
    const answered = pipeToServerResponse(source, response)
    queueMicrotask(() => {
      source.next('a')
      response.emit('error', new Error('EPIPE'))
      response.destroy()
      source.next('b')
    })
    return answered
  })
  head.catch(() => {})

  expect(await outcome).toBeUndefined()
  expect(source.observed).toBe(false)
})

describe('in HTTP/2', () => {
  async function askHttp2(source: Source<string>) {
    const server = createHttp2Server((_request, response) => void pipeToServerResponse(source, response))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const stream = session.request()
    const answer = { text: '', status: 0, error: undefined as unknown }
    stream.setEncoding('utf8').on('data', (chunk: string) => (answer.text += chunk))
    stream.on('response', (headers) => (answer.status = headers[':status'] ?? 0))
    stream.on('error', (error) => (answer.error = error))
    const closed = new Promise<void>((resolve) => stream.on('close', resolve)).then(() => {
      session.close()
      server.close()
      return answer
    })
    return { stream, closed }
  }

  test('is the text', async () => {
    const { closed } = await askHttp2(of('a', 'b'))

    expect(await closed).toEqual({ text: 'ab', status: 200, error: undefined })
  })

  test('an error before the first content is the status, and one after it resets the stream', async () => {
    const failure = throwError(() => limited)
    const before = await askHttp2(failure)
    expect(await before.closed).toMatchObject({ status: 429, error: undefined })
    const after = await askHttp2(concat(of('a'), failure))
    expect(await after.closed).toMatchObject({ text: 'a', status: 200, error: { code: 'ERR_HTTP2_STREAM_ERROR' } })
  })

  test('a client that leaves unsubscribes', async () => {
    const provider = scriptedProvider(concat(of('a'), NEVER))
    const { stream, closed } = await askHttp2(iterate(provider, []))
    await once(stream, 'data')
    stream.close(constants.NGHTTP2_CANCEL)
    while (provider.calls[0]?.subscribed) await turn()
    await closed

    expect(provider.calls[0]?.ending).toBe('unsubscribed')
  })
})

test.each([{ type: 'sse' }, { signal: AbortSignal.abort() }])(
  'refuses an option that it does not know: %j',
  (config) => {
    expect(() => pipeToServerResponse(of('a'), {} as never, config as object)).toThrow(
      expect.objectContaining({ _tag: 'Config' }),
    )
  },
)
