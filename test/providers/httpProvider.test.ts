import { gzipSync } from 'node:zlib'
import type { Socket } from 'node:net'
import {
  filter,
  firstValueFrom,
  NEVER,
  type Observable,
  of,
  share,
  Subject,
  type Subscription,
  take,
  tap,
  throwError,
} from 'rxjs'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { text } from '../../src/core/text.ts'
import { toAsyncIterable } from '../../src/convert/toAsyncIterable.ts'
import { openai } from '../../src/providers/openai.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { marbles } from '../../src/testing/marbles.ts'
import type { Transport } from '../../src/transport/Transport.ts'
import { chunkedHead, lastChunk, type RawConnection } from '../transport/rawServer.ts'
import { startProxy } from '../transport/startProxy.ts'
import { within } from '../transport/within.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { answer, type ChatServer, hear, piece, question, type Said, serveChat, shown } from './serveChat.ts'

let server: ChatServer | undefined
let subscription: Subscription | undefined

afterEach(async () => {
  subscription?.unsubscribe()
  await server?.close()
  server = undefined
})

const serve = async (behave: (connection: RawConnection, request: string) => void | Promise<void>) => {
  server = await serveChat(behave)
  return server
}
const ask = (config: ProviderConfig = {}, options?: ChatOptions) =>
  openai({ apiKey: 'sk-very-secret', ...(server ? { baseUrl: server.baseUrl } : {}), ...config })(question, options)

/** Resolves when the client has closed the connection of its first request. */
const closedByClient = async () => (await server?.request(0))?.closed

const upToType = (wanted: AttemptEvent['type']) => filter((type: AttemptEvent['type']) => type === wanted)
const drained = (socket: Socket) => new Promise((resolve) => socket.once('drain', resolve))
const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

/** What comes of an answer that is written in these pieces, and then ended in this manner. */
async function heardOf(pieces: readonly string[], end: 'close' | 'cut' | 'reset' | 'open' = 'close'): Promise<Said> {
  const { request } = await serve(async ({ write, end: close }) => {
    await write(chunkedHead, ...pieces)
    if (end === 'close') await write(lastChunk)
    if (end === 'cut') close()
  })
  let events = 0
  const reply = openai
    .events({ apiKey: 'sk-very-secret', baseUrl: server?.baseUrl ?? '' })(question)
    .pipe(
      tap(() => {
        events += 1
        // Not before all of it was read: a reset overtakes what lies in a socket.
        if (end === 'reset' && events === pieces.length) void request(0).then(({ reset }) => reset())
      }),
      text(),
    )
  return hear(reply)
}

describe('a reply', () => {
  test('is asked for by each subscription, and not before', async () => {
    const { connections } = await serve(({ write }) => write(chunkedHead, piece.text('a'), piece.done))
    const reply = ask()
    expect(connections).toEqual([])
    expect(await Promise.all([hear(reply), hear(reply)])).toMatchObject([{ tokens: ['a'] }, { tokens: ['a'] }])
    expect(connections.length).toBe(2)
  })

  test('can be shared: one request for all', async () => {
    const { connections } = await serve(({ write }) => write(chunkedHead, piece.text('a'), piece.done))
    const shared = ask().pipe(share())
    expect(await Promise.all([hear(shared), hear(shared)])).toMatchObject([{ tokens: ['a'] }, { tokens: ['a'] }])
    expect(connections.length).toBe(1)
  })

  test('gives each token when it comes', async () => {
    const { request } = await serve(({ write }) => write(chunkedHead))
    const tokens: string[] = []
    let hearNext: (() => void) | undefined
    subscription = ask().subscribe((token) => {
      tokens.push(token)
      hearNext?.()
    })
    const connection = await request(0)
    for (const text of ['a', 'b', 'c']) {
      const next = new Promise<void>((resolve) => {
        hearNext = resolve
      })
      await connection.write(piece.text(text))
      await next
      expect(tokens.at(-1)).toBe(text)
    }
  })

  test('is over at [DONE], and the connection closed, though the server keeps it open', async () => {
    const { tokens, error } = await heardOf([piece.text('a'), piece.done, piece.text('late')], 'open')
    expect({ tokens, error }).toEqual({ tokens: ['a'], error: undefined })
    expect(await within(100, closedByClient())).toBe(true)
  })
})

describe('cut off', () => {
  test.each(['close', 'cut', 'reset'] as const)(
    'before content (%s): not committed, and worth a retry',
    async (end) => {
      const { tokens, error } = await heardOf([piece.text('')], end)
      expect(tokens).toEqual([])
      expect(error).toMatchObject({
        _tag: end === 'close' ? 'Interrupted' : 'Network',
        provider: 'openai',
        committed: false,
        retryable: true,
      })
    },
  )

  test.each(['close', 'cut', 'reset'] as const)(
    'after content (%s): Interrupted, with the text so far',
    async (end) => {
      const { tokens, error } = await heardOf([piece.text('Hel'), piece.text('lo')], end)
      expect(tokens).toEqual(['Hel', 'lo'])
      expect(error).toMatchObject({ _tag: 'Interrupted', committed: true, retryable: false, text: 'Hello' })
      expect(shown({ ...error?.toJSON() })).not.toContain('Hello')
    },
  )

  test.each(['close', 'cut', 'reset'] as const)('after the finish reason (%s) it is whole', async (end) => {
    expect(await heardOf([piece.text('a'), piece.finish()], end)).toEqual({ tokens: ['a'], error: undefined })
  })

  test('an error after the finish reason is an error', async () => {
    const { tokens, error } = await heardOf([piece.text('a'), piece.finish('length'), piece.error({ message: 'no' })])
    expect(tokens).toEqual(['a'])
    expect(error).toMatchObject({ _tag: 'Upstream', committed: true, message: 'no' })
  })

  test('inside an event: Interrupted, and half a token is none', async () => {
    const half = piece.raw('data: {"choices":[{"delta":{"content":"b')
    expect(await heardOf([piece.text('a'), half])).toMatchObject({ tokens: ['a'], error: { _tag: 'Interrupted' } })
  })

  test('an event without its blank line counts, if it is whole', async () => {
    const whole = 'data: {"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}'
    expect(await heardOf([piece.text('a'), piece.raw(whole)])).toEqual({ tokens: ['a', 'b'], error: undefined })
  })
})

describe('a 200 that is no stream', () => {
  const html = { 'content-type': 'text/html' }
  const json = { 'content-type': 'application/json' }
  const completion = JSON.stringify({ choices: [{ message: { content: 'whole' }, finish_reason: 'stop' }] })

  test.each<[string, Buffer, object]>([
    ['a page', answer(200, html, '<h1>Sign in</h1>'), { _tag: 'HttpStatus', status: 200, retryable: false }],
    ['text', answer(200, { 'content-type': 'text/plain' }, 'Hi'), { _tag: 'HttpStatus', status: 200 }],
    ['JSON that says an error', answer(200, json, '{"error":{"message":"no","code":429}}'), { _tag: 'RateLimited' }],
    ['JSON that says nothing', answer(200, json, '{}'), { _tag: 'HttpStatus', status: 200 }],
    ['half a JSON', answer(200, json, '{"choices"'), { _tag: 'Interrupted', retryable: true }],
    ['nothing', answer(200, {}, ''), { _tag: 'Interrupted', retryable: true }],
    ['no content', answer(204, {}, ''), { _tag: 'Interrupted', retryable: true }],
    [
      'an encoding that nobody asked for',
      answer(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' }, gzipSync('data: [DONE]\n\n')),
      { _tag: 'HttpStatus', message: expect.stringContaining('gzip') },
    ],
  ])('%s', async (_name, bytes, expected) => {
    await serve(({ write }) => write(bytes))
    const { tokens, error } = await hear(ask())
    expect(tokens).toEqual([])
    expect(error).toMatchObject({ committed: false, provider: 'openai', ...expected })
  })

  test('a whole completion is said once', async () => {
    await serve(({ write }) => write(answer(200, json, completion)))
    expect(await hear(ask())).toEqual({ tokens: ['whole'], error: undefined })
  })
})

describe('an error before the stream', () => {
  test.each<[number, Record<string, string>, object]>([
    [400, {}, { _tag: 'InvalidRequest', retryable: false }],
    [401, {}, { _tag: 'Unauthorized', retryable: false }],
    [402, {}, { _tag: 'QuotaExhausted', retryable: false }],
    [429, { 'retry-after': '2', 'x-request-id': 'r1' }, { _tag: 'RateLimited', retryAfterMs: 2_000, requestId: 'r1' }],
    [503, { 'x-should-retry': 'false' }, { _tag: 'HttpStatus', retryable: false }],
    [307, { location: 'https://other.test/secret' }, { _tag: 'HttpStatus', retryable: false }],
  ])('%i %j', async (status, headers, expected) => {
    await serve(({ write }) =>
      write(answer(status, { 'content-type': 'application/json', ...headers }, '{"error":{"message":"no"}}')),
    )
    const { error } = await hear(ask())
    expect(error).toMatchObject({ status, provider: 'openai', committed: false, ...expected })
    expect(server?.connections.length).toBe(1)
  })

  test('one of 10 MB is read no further than an explanation needs', async () => {
    const { request } = await serve(async ({ socket }) => {
      socket.write('HTTP/1.1 500 No\r\ncontent-length: 10485760\r\n\r\n')
      for (let written = 0; written < 160 && !socket.destroyed; written++) {
        if (!socket.write('x'.repeat(65_536))) await Promise.race([closed(socket), drained(socket)])
      }
    })
    const { error } = await hear(ask())
    expect(error).toMatchObject({ _tag: 'HttpStatus', status: 500 })
    expect(error?.message.length).toBeLessThan(300)
    const connection = await request(0)
    expect(await within(100, connection.closed)).toBe(true)
    expect(connection.socket.bytesWritten).toBeLessThan(8 << 20)
  })

  test('one that stalls in its explanation is told after five seconds', () => {
    marbles(({ cold, expectObservable, scheduler }) => {
      const body = cold('--a', { a: new TextEncoder().encode('{"error"') })
      const transport: Transport = () => of({ status: 503, headers: {}, body })
      const expected = '5s #'
      expectObservable(ask({ transport, scheduler })).toBe(expected, undefined, { _tag: 'HttpStatus', status: 503 })
    })
  })
})

describe('what the stream says wrongly', () => {
  test.each([
    ['no JSON', piece.raw('data: oops\n\n'), { _tag: 'Decode', path: '', input: 'oops' }],
    ['a wrong shape', piece.raw('data: {"choices":5}\n\n'), { _tag: 'Decode', path: 'choices' }],
    ['a false sentinel', piece.raw('data: [DONE]!\n\n'), { _tag: 'Decode' }],
    ['an error', piece.error({ message: 'overloaded' }), { _tag: 'Upstream', message: 'overloaded' }],
    ['an error between the events', piece.raw('{"error":{"message":"overloaded"}}\n\n'), { _tag: 'Upstream' }],
  ])('%s: first, and after content', async (_name, wrong, expected) => {
    const first = await heardOf([wrong, piece.text('a'), piece.done])
    expect(first).toMatchObject({ tokens: [], error: { ...expected, committed: false } })
    await server?.close()
    const later = await heardOf([piece.text('a'), wrong, piece.text('b'), piece.done])
    expect(later).toMatchObject({ tokens: ['a'], error: { ...expected, committed: true, retryable: false } })
  })

  test('a line over the limit is TooLarge, and the connection closed', async () => {
    await serve(({ write }) => write(chunkedHead, piece.text('a'), piece.raw('data: '), piece.raw('x'.repeat(2_000))))
    const { tokens, error } = await hear(ask({ maxLineLength: 1_000 }))
    expect(tokens).toEqual(['a'])
    expect(error).toMatchObject({ _tag: 'TooLarge', committed: true, retryable: false })
    expect(await within(100, closedByClient())).toBe(true)
  })

  test('a reply without content is empty', async () => {
    expect((await heardOf([piece.text(''), piece.finish()])).error).toMatchObject({ _tag: 'Empty', retryable: true })
    await server?.close()
    const filtered = await heardOf([piece.finish('content_filter')])
    expect(filtered.error).toMatchObject({ _tag: 'Empty', retryable: false })
  })
})

describe('left', () => {
  const phases: [string, string[]][] = [
    ['while the head is awaited', []],
    ['between the head and the body', [chunkedHead]],
    ['in a stall', [chunkedHead, piece.text('a')]],
  ]

  test.each(phases)('%s: the server sees it at once', async (_name, parts) => {
    const { request } = await serve(({ write }) => write(...parts))
    const attempts = new Subject<AttemptEvent['type']>()
    const awaited = parts.length === 0 ? 'start' : parts.length === 1 ? 'open' : 'first'
    const reached = firstValueFrom(attempts.pipe(upToType(awaited)))
    subscription = ask({}, { onAttempt: ({ type }) => attempts.next(type) }).subscribe()
    await reached
    const connection = await request(0)
    expect(connection.isClosed).toBe(false)
    subscription.unsubscribe()
    expect(await within(100, connection.closed)).toBe(true)
  })

  test('by take(1), and in the middle of a chunk: nothing more is said', async () => {
    const { request } = await serve(({ write }) => write(chunkedHead, piece.text('a') + piece.text('b') + piece.done))
    expect(await hear(ask().pipe(take(1)))).toEqual({ tokens: ['a'], error: undefined })
    expect(await within(100, (await request(0)).closed)).toBe(true)
  })

  test('by a break out of for await', async () => {
    const { request } = await serve(({ write }) => write(chunkedHead, piece.text('a')))
    for await (const token of toAsyncIterable(ask())) {
      expect(token).toBe('a')
      break
    }
    expect(await within(100, (await request(0)).closed)).toBe(true)
  })

  test('in the turn in which it was asked for: nothing is sent', async () => {
    const { connections } = await serve(() => undefined)
    ask().subscribe().unsubscribe()
    const probe = ask({}, { headers: { 'x-probe': '1' } }).subscribe()
    await server?.request(0)
    probe.unsubscribe()
    expect(
      connections
        .map(({ received }) => received)
        .join('')
        .match(/POST/g),
    ).toHaveLength(1)
  })
})

describe('a signal', () => {
  test('that was aborted before: Aborted, and nothing is sent', async () => {
    const transport = memoryTransport('')
    const controller = new AbortController()
    controller.abort(new Error('enough'))
    const { error } = await hear(ask({ transport }, { signal: controller.signal }))
    expect(error).toMatchObject({ _tag: 'Aborted', provider: 'openai', committed: false, cause: { message: 'enough' } })
    expect(transport.requests).toEqual([])
  })

  test.each([
    ['while the head is awaited', [], false],
    ['in a stall', [chunkedHead, piece.text('a')], true],
  ] as [string, string[], boolean][])(
    'that is aborted %s: Aborted, and the connection closed',
    async (_name, parts, committed) => {
      const { request } = await serve(({ write }) => write(...parts))
      const controller = new AbortController()
      const awaited = committed ? 'first' : 'start'
      const abort = new Promise<void>((resolve) => {
        const onAttempt = ({ type }: AttemptEvent) => type === awaited && resolve()
        void hear(ask({}, { signal: controller.signal, onAttempt })).then((said) => outcome(said))
      })
      let outcome: (said: unknown) => void = () => undefined
      const over = new Promise((resolve) => {
        outcome = resolve
      })
      await abort
      const connection = await request(0)
      controller.abort()
      expect(await over).toMatchObject({ error: { _tag: 'Aborted', committed, retryable: false } })
      expect(await within(100, connection.closed)).toBe(true)
    },
  )

  test('that is aborted afterwards changes nothing, and nobody listens to it any more', async () => {
    const controller = new AbortController()
    const listen = jest.spyOn(controller.signal, 'addEventListener')
    const forget = jest.spyOn(controller.signal, 'removeEventListener')
    const transport = memoryTransport('data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n')
    const said = await hear(ask({ transport }, { signal: controller.signal }))
    controller.abort()
    expect(said).toEqual({ tokens: ['a'], error: undefined })
    expect(listen).toHaveBeenCalledTimes(1)
    expect(forget.mock.calls[0]?.slice(0, 2)).toEqual(listen.mock.calls[0]?.slice(0, 2))
  })
})

describe('time', () => {
  const bytes = (content: string) =>
    new TextEncoder().encode(`data: {"choices":[{"delta":{"content":"${content}"}}]}\n\n`)
  const values = { a: bytes('a'), p: new TextEncoder().encode(': ping\n') }
  const say =
    (body: Observable<Uint8Array>): Transport =>
    () =>
      of({ status: 200, headers: { 'content-type': 'text/event-stream' }, body })

  test('idleTimeout counts from the start, from the head, and from each byte, pings too', () => {
    marbles(({ cold, expectObservable, scheduler }) => {
      const idle = { _tag: 'Timeout', phase: 'idle', ms: 4 }
      const config = { scheduler, idleTimeout: 4 }
      expectObservable(ask({ ...config, transport: () => NEVER })).toBe('----#', undefined, {
        ...idle,
        committed: false,
      })
      const body = NEVER as Observable<Uint8Array>
      const late: Transport = () => cold('--h', { h: { status: 200, headers: {}, body } })
      expectObservable(ask({ ...config, transport: late })).toBe('------#', undefined, { ...idle, committed: false })
      const spoken = say(cold('--p--a--', values))
      expectObservable(ask({ ...config, transport: spoken })).toBe('-----a---#', undefined, {
        ...idle,
        committed: true,
        retryable: false,
      })
    })
  })

  test('its default is two minutes, and 0 is none', () => {
    marbles(({ expectObservable, scheduler }) => {
      const silent = { scheduler, transport: () => NEVER }
      expectObservable(ask(silent)).toBe('120s #', undefined, { _tag: 'Timeout', phase: 'idle', ms: 120_000 })
      expectObservable(ask({ ...silent, idleTimeout: 0 }), '^ 500s !').toBe('500s -')
    })
  })

  test('a server that says its finish reason and then nothing is waited for no longer than two seconds', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const end = new TextEncoder().encode('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n')
      const body = cold('-a-f', { ...values, f: end })
      const expected = ' -a- 2s |'
      const bodySubs = ' ^-- 2s !'
      expectObservable(ask({ scheduler, transport: say(body) })).toBe(expected)
      expectSubscriptions(body.subscriptions).toBe(bodySubs)
    })
  })

  test('timeout is for all of it, whatever comes', () => {
    marbles(({ cold, expectObservable, expectSubscriptions, scheduler }) => {
      const body = cold('-a-a-a-a-a', values)
      const expected = ' -a-a-#'
      const bodySubs = ' ^----!'
      const late = { _tag: 'Timeout', phase: 'total', ms: 5, committed: true }
      expectObservable(ask({ scheduler, timeout: 5, transport: say(body) })).toBe(expected, undefined, late)
      expectSubscriptions(body.subscriptions).toBe(bodySubs)
    })
  })

  test('in real time, too: a server that falls silent', async () => {
    const { request } = await serve(({ write }) => write(chunkedHead, piece.text('a')))
    const { tokens, error } = await hear(ask({ idleTimeout: 60 }))
    expect(tokens).toEqual(['a'])
    expect(error).toMatchObject({ _tag: 'Timeout', phase: 'idle', ms: 60, committed: true })
    expect(await within(100, (await request(0)).closed)).toBe(true)
  })

  test('silence that the reader asked for is nobody’s fault', () => {
    marbles(({ cold, expectObservable, scheduler }) => {
      const flow = cold('--h--------g', { h: false, g: true })
      const held: Transport = ({ flow: given = NEVER }) => {
        given.subscribe()
        return NEVER
      }
      const late = { _tag: 'Timeout', phase: 'idle' }
      expectObservable(ask({ scheduler, idleTimeout: 4, transport: held }, { flow })).toBe(
        '---------------#',
        undefined,
        late,
      )
    })
  })
})

describe('a key', () => {
  test.each<[string, ProviderConfig['apiKey'], string | undefined]>([
    ['that is a function', () => ' sk-1 ', 'Bearer sk-1'],
    ['that is promised', () => Promise.resolve('sk-2'), 'Bearer sk-2'],
    ['that is not there', undefined, undefined],
    ['that is empty', '', undefined],
  ])('%s', async (_name, apiKey, sent) => {
    const transport = memoryTransport('data: [DONE]\n\n')
    await hear(openai(apiKey === undefined ? { transport } : { transport, apiKey })(question))
    expect(transport.requests[0]?.headers.authorization).toBe(sent)
  })

  test('that cannot be had: Unauthorized, and nothing is sent', async () => {
    const transport = memoryTransport('data: [DONE]\n\n')
    const { error } = await hear(ask({ transport, apiKey: () => Promise.reject(new Error('sk-very-secret')) }))
    expect(error).toMatchObject({ _tag: 'Unauthorized', provider: 'openai', retryable: false })
    expect(shown(error)).not.toContain('sk-very-secret')
    expect(transport.requests).toEqual([])
  })
})

describe('what cannot be asked', () => {
  test.each<[string, unknown, unknown]>([
    ['no messages', [], {}],
    ['null', null, {}],
    ['an unknown role', [{ role: 'robot', content: 'a' }], {}],
    ['an unknown option', question, { temprature: 1 }],
    ['options that are none', question, 'fast'],
    ['a stop that is none', question, { stop: 5 }],
    ['a tool without a name', question, { tools: [{}] }],
    ['a tool choice that is none', question, { toolChoice: null }],
    ['a response format that is none', question, { responseFormat: { type: 'xml' } }],
    ['a signal that is none', question, { signal: {} }],
    ['a flow that is none', question, { flow: {} }],
    ['a listener that is none', question, { onAttempt: 'me' }],
    ['tool calls that are none', [{ role: 'assistant', content: '', toolCalls: 'x' }], {}],
    ['a tool call without arguments', [{ role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'b' }] }], {}],
    ['thoughts that are none', [{ role: 'assistant', content: '', reasoning: ['x'] }], {}],
    ['an answer to no call', [{ role: 'tool', content: '7 °C' }], {}],
    ['a header with a newline', question, { headers: { 'x-a': 'very\nsecret' } }],
    ['a header of the connection', question, { headers: { 'content-length': '5' } }],
    ['a body that is no JSON', question, { body: { n: 5n } }],
  ])('%s: InvalidRequest as a notification, and nothing is sent', async (_name, messages, options) => {
    const transport = memoryTransport('data: [DONE]\n\n')
    const reply = openai({ apiKey: 'k', transport })(messages as ChatMessage[], options as ChatOptions)
    const { error } = await hear(reply)
    expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'openai', retryable: false, committed: false })
    expect(error).not.toHaveProperty('status')
    expect(shown(error)).not.toContain('very')
    expect(transport.requests).toEqual([])
  })

  test('options of null are none', async () => {
    const transport = memoryTransport('data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n')
    expect(await hear(openai({ transport })(question, null as never))).toMatchObject({ tokens: ['a'] })
  })
})

describe('onAttempt', () => {
  const told = async (reply: (options: ChatOptions) => Observable<unknown>) => {
    const events: AttemptEvent[] = []
    await hear(reply({ onAttempt: (event) => events.push(event) }))
    return events.map(({ type, lane, provider, tokens, status, error }) => ({
      type,
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error: error._tag }),
      tokens,
      ...(provider === 'openai' && lane.length === 0 ? {} : { provider, lane }),
    }))
  }
  const spoken = 'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: {"choices":[{"delta":{"content":"b"}}]}\n\n'

  test.each<[string, ProviderConfig, object[]]>([
    [
      'a whole reply',
      { transport: memoryTransport(`${spoken}data: [DONE]\n\n`) },
      [
        { type: 'start', tokens: 0 },
        { type: 'open', status: 200, tokens: 0 },
        { type: 'first', tokens: 1 },
        { type: 'complete', tokens: 2 },
      ],
    ],
    [
      'a reply that is cut off',
      { transport: memoryTransport(spoken) },
      [
        { type: 'start', tokens: 0 },
        { type: 'open', status: 200, tokens: 0 },
        { type: 'first', tokens: 1 },
        { type: 'fail', error: 'Interrupted', tokens: 2 },
      ],
    ],
    [
      'a refusal',
      { transport: memoryTransport('', { status: 401 }) },
      [
        { type: 'start', tokens: 0 },
        { type: 'open', status: 401, tokens: 0 },
        { type: 'fail', error: 'Unauthorized', tokens: 0 },
      ],
    ],
    [
      'no connection',
      { transport: () => throwError(() => new Error('no')) },
      [
        { type: 'start', tokens: 0 },
        { type: 'fail', error: 'Upstream', tokens: 0 },
      ],
    ],
  ])('is told of %s', async (_name, config, expected) => {
    expect(await told((options) => ask(config, options))).toEqual(expected)
  })

  test('is told that the caller left', async () => {
    const transport = memoryTransport(spoken, { open: true })
    expect((await told((options) => ask({ transport }, options).pipe(take(2)))).at(-1)).toEqual({
      type: 'cancel',
      tokens: 2,
    })
  })
})

test('through a proxy, which sees no key', async () => {
  await serve(({ write }) => write(chunkedHead, piece.text('a'), piece.done))
  const proxy = await startProxy()
  expect(await hear(ask({ proxy: proxy.url('bob:hunter2!') }))).toEqual({ tokens: ['a'], error: undefined })
  expect(proxy.asked.join()).not.toContain('sk-very-secret')
  await proxy.close()
})

describe('a service that sends back all that it was sent', () => {
  const prompt = 'Dear doctor, "my blood pressure"\nis <high> & my naïve pulse is 99. What now?'
  const secrets = [
    'sk-very-secret',
    'org-very-secret',
    'hunter2!',
    'blood pressure',
    'naïve',
    'na\\u00efve',
    'pulse is 99',
    'Dear doctor',
  ]
  const echoes: [string, (request: string) => string | Buffer][] = [
    [
      'in an error',
      (request) => answer(400, { 'content-type': 'application/json' }, JSON.stringify({ error: { message: request } })),
    ],
    ['in an error, in ASCII', (request) => answer(400, {}, ascii(JSON.stringify({ error: { message: request } })))],
    ['as a text', (request) => answer(500, { 'content-type': 'text/plain' }, request)],
    ['as a page', (request) => answer(502, { 'content-type': 'text/html' }, `<h1>Bad</h1><pre>${page(request)}</pre>`)],
    ['as a page of 200', (request) => answer(200, { 'content-type': 'text/html' }, `<p>${request.slice(-150)}</p>`)],
    ['as JSON of 200', (request) => answer(200, { 'content-type': 'application/json' }, JSON.stringify(request))],
    ['as an error event', (request) => chunkedHead + piece.error({ message: request }) + lastChunk],
    [
      'as an error event after content',
      (request) => chunkedHead + piece.text('a') + piece.error({ message: request, code: 429 }) + lastChunk,
    ],
    ['as what is no JSON', (request) => chunkedHead + piece.raw(`data: ${request.replaceAll('\r\n', ' ')}\n\n`)],
    [
      'as a wrong shape',
      (request) => chunkedHead + piece.raw(`data: ${JSON.stringify({ choices: request.slice(-190) })}\n\n`),
    ],
    ['as half an event', (request) => chunkedHead + piece.raw(`data: ${request.slice(-100)}`) + lastChunk],
    ['instead of HTTP', (request) => request],
    ['as its request id', () => answer(500, { 'x-request-id': 'r sk-very-secret' }, 'no')],
    ['as its content type', () => answer(200, { 'content-type': 'text/sk-very-secret' }, 'no')],
    ['as a redirect', () => answer(302, { location: 'https://other.test/?key=sk-very-secret' }, '')],
  ]

  test.each(echoes)('%s: no error shows any of it', async (_name, echo) => {
    const { baseUrl } = await serve(({ end, socket }, request) => {
      socket.write(echo(request))
      end()
    })
    const proxy = await startProxy()
    const messages: ChatMessage[] = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: prompt },
    ]
    const reply = openai.events({
      apiKey: 'sk-very-secret',
      headers: { 'openai-organization': 'org-very-secret' },
      proxy: proxy.url('bob:hunter2!'),
      baseUrl,
    })(messages)
    const { error } = await hear(reply)
    expect(error).toMatchObject({ provider: 'openai' })
    for (const secret of secrets) expect(shown(error)).not.toContain(secret)
    await proxy.close()
  })

  test.each<[string, (padded: string) => string | Buffer]>([
    ['a text', (padded) => answer(500, { 'content-type': 'text/plain' }, padded)],
    ['a JSON text', (padded) => answer(200, { 'content-type': 'application/json' }, JSON.stringify(padded))],
    ['an event', (padded) => chunkedHead + piece.raw(`data: ${padded}\n\n`)],
    ['an event of a wrong shape', (padded) => chunkedHead + piece.raw(`data: {"choices":"${padded.slice(12)}"}\n\n`)],
  ])('%s that is cut where a key stands: not even half of it is shown', async (_name, write) => {
    for (const space of [185, 190, 192, 196]) {
      await serve(({ end, socket }) => {
        socket.write(write(`${'x'.repeat(space)}sk-very-secret and more`))
        end()
      })
      const { error } = await hear(ask())
      expect(shown(error)).toContain('xxxxxx')
      expect(shown(error)).not.toMatch(/sk-v/)
      await server?.close()
    }
  })
})

const ascii = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const page = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
