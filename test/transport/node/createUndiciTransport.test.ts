import { once } from 'node:events'
import { inspect } from 'node:util'
import { createServer as createTlsServer } from 'node:tls'
import type { AddressInfo, Socket } from 'node:net'
import {
  concat,
  defer,
  filter,
  firstValueFrom,
  map,
  mergeMap,
  Subject,
  type Subscription,
  take,
  tap,
  VirtualTimeScheduler,
} from 'rxjs'
import { Agent, buildConnector } from 'undici'
import { createUndiciTransport } from '../../../src/transport/node/createUndiciTransport.ts'
import { thrownBy } from '../../core/thrownBy.ts'
import { type Blackhole, startBlackhole } from '../blackhole.ts'
import { post, receive } from '../exchange.ts'
import { chunk, chunkedHead, lastChunk, type RawServer, startRawServer } from '../rawServer.ts'
import { selfSigned } from '../selfSigned.ts'
import { type Proxy, startProxy } from '../startProxy.ts'
import { within } from '../within.ts'

const whole = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab'

let server: RawServer
let proxy: Proxy | undefined
let subscription: Subscription | undefined

/** Answers every request on a connection, as often as one comes. */
beforeEach(async () => {
  server = await startRawServer(({ socket }) => {
    socket.on('data', (text: string) => {
      if (text.includes('/stall')) socket.write(chunkedHead + chunk('a'))
      else if (text.includes('/v1')) socket.write(whole)
    })
  })
})

afterEach(async () => {
  subscription?.unsubscribe()
  await proxy?.close()
  proxy = undefined
  await server.close()
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** The time to connect is limited from the next turn but one on. */
const limited = async () => {
  for (let turns = 0; turns < 3; turns += 1) await turn()
}

/** How many connections this process holds or is about to make. */
async function openSockets(): Promise<number> {
  await turn()
  await turn()
  return process.getActiveResourcesInfo().filter((name) => /^TCP(SocketWrap|ConnectWrap)$/.test(name)).length
}

test.each([[{ dispatcher: 5 }], [{ scheduler: null }], [{ agent: {} }]])('refuses %j', (config) => {
  expect(thrownBy(() => createUndiciTransport(config as never))).toMatchObject({ _tag: 'Config' })
})

test('a reader that is held at each piece leaves the rest with the system, not on a pile of this process', async () => {
  const pieces = chunk('x'.repeat(1_000)).repeat(64)
  const busy = await startRawServer(async ({ request, socket }) => {
    const write = () => {
      while (!socket.destroyed && socket.write(pieces));
    }
    await request
    socket.on('drain', write).write(chunkedHead)
    write()
  })
  const sockets: Socket[] = []
  const open = buildConnector({}) as (...given: Parameters<buildConnector.connector>) => Socket
  const dispatcher = new Agent({ connect: (...given) => void sockets.push(open(...given)) })
  const flow = new Subject<boolean>()
  let highest = 0
  await firstValueFrom(
    createUndiciTransport({ dispatcher })(post(busy.url, { flow })).pipe(
      mergeMap(({ body }) => body),
      tap(() => {
        flow.next(false)
        setImmediate(() => {
          highest = Math.max(highest, sockets[0]?.readableLength ?? Infinity)
          flow.next(true)
        })
      }),
      filter((_, index) => index === 200),
    ),
  )
  await dispatcher.destroy()
  await busy.close()

  expect(highest).toBeLessThan(2 ** 19)
})

describe('a reset while an answer is held', () => {
  /** The answer comes piece by piece while its reader holds it, and breaks. */
  async function breakOff(head: string, dispatcher?: Agent) {
    const breaking = await startRawServer(({ socket, write }) => {
      socket.on('data', () => void write(head, chunk('a')))
    })
    const flow = new Subject<boolean>()
    const broken = firstValueFrom(flow).then(async () => {
      const { write, reset } = await breaking.request(0)
      for (const text of 'bcdefghi') {
        await turn()
        await write(chunk(text))
      }
      await turn()
      reset()
    })
    const transport = createUndiciTransport(dispatcher ? { dispatcher } : {})
    const { text, error } = await receive(
      transport(post(breaking.url, { flow })).pipe(
        map(({ body, ...rest }) => ({ ...rest, body: body.pipe(tap(() => flow.next(false))) })),
      ),
    )
    await broken
    await breaking.close()
    expect(error).toMatchObject({ _tag: 'Network', phase: 'body' })
    return text
  }

  const closing = chunkedHead.replace('\r\n\r\n', '\r\nconnection: close\r\n\r\n')

  test.each([
    ['that ends with its connection', closing],
    ['of a kept connection', chunkedHead],
  ])('%s fails it, and what had arrived is not lost', async (_which, head) => {
    expect(await breakOff(head)).toBe('abcdefghi')
  })

  test('nor where it ends with the connection of a foreign dispatcher', async () => {
    const dispatcher = new Agent()
    expect(await breakOff(closing, dispatcher)).toBe('abcdefghi')
    await dispatcher.destroy()
  })
})

test('a flood of small writes comes whole and in order', async () => {
  const said = Array.from({ length: 20_000 }, (_, index) => `${index} `)
  const flooding = await startRawServer(async ({ request, socket }) => {
    await request
    socket.write(chunkedHead)
    for (const text of said) {
      if (!socket.write(chunk(text))) await once(socket, 'drain')
    }
    socket.write(lastChunk)
  })
  const { text, error } = await receive(createUndiciTransport({})(post(flooding.url)))
  expect(error).toBeUndefined()
  expect(text).toBe(said.join(''))
  await flooding.close()
})

test('keeps a connection for the next request, whatever time that has to connect', async () => {
  const transport = createUndiciTransport({})
  await receive(transport(post(server.url)))
  await turn()
  expect(await receive(transport(post(server.url, { connectTimeout: 2_000 })))).toMatchObject({ text: 'ab' })
  expect(server.connections.length).toBe(1)
})

describe('an answer that has said all', () => {
  /** Reads one chunk, says that it was all, and leaves. */
  const readOne = (url: string) =>
    firstValueFrom(
      createUndiciTransport({ dispatcher })(post(url)).pipe(
        mergeMap(({ body, drain }) => body.pipe(take(1), tap(drain))),
      ),
    )
  let dispatcher: Agent

  beforeEach(() => {
    dispatcher = new Agent()
  })
  afterEach(() => dispatcher.destroy())

  test('and ends by itself keeps its connection, also where its end comes later', async () => {
    const ending = await startRawServer(({ socket, write }) => {
      socket.on('data', () => {
        void write(chunkedHead, chunk('a')).then(() => setTimeout(() => void write('0\r\n\r\n'), 5))
      })
    })
    await readOne(ending.url)
    while (Object.values(dispatcher.stats)[0]?.running !== 0) await turn()
    await turn()
    await readOne(ending.url)
    expect(ending.connections.length).toBe(1)
    await ending.close()
  })

  test('and goes on nevertheless is closed', async () => {
    await readOne(server.url.replace('/v1', '/stall'))
    await (await server.request(0)).closed
  })

  test('and breaks is forgotten', async () => {
    await readOne(server.url.replace('/v1', '/stall'))
    const connection = await server.request(0)
    connection.reset()
    await connection.closed
    await turn()
    expect(await openSockets()).toBe(0)
  })
})

test('a kept connection that has died in the meantime is replaced', async () => {
  const transport = createUndiciTransport({})
  await receive(transport(post(server.url)))
  server.connections[0]?.socket.destroy()
  await server.connections[0]?.closed
  await turn()
  expect(await receive(transport(post(server.url)))).toMatchObject({ text: 'ab', error: undefined })
  expect(server.connections.length).toBe(2)
})

test('a kept connection that dies under the request fails it, and a retry is right', async () => {
  const transport = createUndiciTransport({})
  await receive(transport(post(server.url)))
  await turn()
  server.connections[0]?.socket.removeAllListeners('data').once('data', () => server.connections[0]?.reset())
  const { error } = await receive(transport(post(server.url)))
  expect(error).toMatchObject({ _tag: 'Network', phase: 'headers', retryable: true })
})

test('a reply that is left costs one connection and no second one', async () => {
  const transport = createUndiciTransport({})
  const bytes = transport(post(server.url.replace('/v1', '/stall'))).pipe(mergeMap(({ body }) => body))
  await firstValueFrom(bytes)
  await (await server.request(0)).closed
  await receive(transport(post(server.url)))
  expect(server.connections.length).toBe(2)
  expect(server.connections.every(({ received }) => received !== '')).toBe(true)
})

test('whoever asks as the last connection closes gets another one, whatever else is going on', async () => {
  const closing = await startRawServer(({ socket }) => {
    socket.on('data', () => socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'))
  })
  const blackhole = await startBlackhole()
  const transport = createUndiciTransport({})
  const others = [post(blackhole.url), post(server.url.replace('/v1', '/stall'))]
  for (let round = 0; round < 30; round++) {
    // In the very turn in which the last one ends.
    const noise = others.map((request) => transport(request).subscribe({ error: () => undefined }))
    const result = await receive(
      concat(
        transport(post(closing.url)),
        defer(() => transport(post(closing.url))),
      ),
    )
    expect(result).toMatchObject({ status: 204, error: undefined })
    for (const other of noise) other.unsubscribe()
  }
  expect(closing.connections.length).toBe(60)
  blackhole.close()
})

test('what came instead of HTTP is not kept in the error', async () => {
  const bad = await startRawServer(({ end }) => end('SSH-2.0-OpenSSH_9.2 sk-very-secret\r\n'))
  const { error } = await receive(createUndiciTransport({})(post(bad.url)))
  expect(error).toMatchObject({ _tag: 'Network' })
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('sk-very-secret')
  await bad.close()
})

test.each(['nonsense', 'http://', 'ftp://127.0.0.1/'])('an address that is none (%s): InvalidRequest', async (url) => {
  const { error } = await receive(createUndiciTransport({})(post(url)))
  expect(error).toMatchObject({ _tag: 'InvalidRequest' })
})

test('a header that HTTP does not allow: InvalidRequest, and its value is not shown', async () => {
  const request = post(server.url, { headers: { authorization: 'Bearer sk-very\nsecret: x' } })
  const { error } = await receive(createUndiciTransport({})(request))
  expect(error).toMatchObject({ _tag: 'InvalidRequest', retryable: false })
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('sk-very')
  expect(server.connections).toEqual([])
})

describe('where nobody answers', () => {
  let blackhole: Blackhole
  beforeAll(async () => {
    blackhole = await startBlackhole()
  })
  afterAll(() => blackhole.close())

  test('connectTimeout fires at its own time and leaves no socket', async () => {
    const before = await openSockets()
    const { error } = await receive(createUndiciTransport({})(post(blackhole.url, { connectTimeout: 40 })))
    expect(error).toMatchObject({ _tag: 'Timeout', phase: 'connect', ms: 40, retryable: true })
    expect(await openSockets()).toBe(before)
  })

  test('it is measured by the clock that was given', async () => {
    const scheduler = new VirtualTimeScheduler()
    const transport = createUndiciTransport({ scheduler })
    // The first request also loads undici, which takes no time of the connection's.
    await receive(transport(post(server.url)))
    const result = receive(transport(post(blackhole.url)))
    await limited()
    scheduler.flush()
    expect((await result).error).toMatchObject({ _tag: 'Timeout', phase: 'connect', ms: 10_000 })
    expect(scheduler.frame).toBe(10_000)
  })

  test.each([
    [0, 0],
    [5, 1],
  ])('with a connectTimeout of %d, %d timers run', async (connectTimeout, timers) => {
    const scheduler = new VirtualTimeScheduler()
    const transport = createUndiciTransport({ scheduler })
    await receive(transport(post(server.url)))
    subscription = transport(post(blackhole.url, { connectTimeout })).subscribe()
    await limited()
    expect(scheduler.actions.length).toBe(timers)
  })

  test('the time that undici takes to load is not the connection’s', async () => {
    const loading = receive(createUndiciTransport({})(post(server.url, { connectTimeout: 200 })))
    const end = performance.now() + 300
    while (performance.now() < end);
    expect(await loading).toMatchObject({ text: 'ab' })
  })

  test('whoever leaves leaves no socket', async () => {
    const before = await openSockets()
    const transport = createUndiciTransport({})
    subscription = transport(post(blackhole.url)).subscribe()
    expect(await openSockets()).toBeGreaterThan(before)
    subscription.unsubscribe()
    expect(await openSockets()).toBe(before)
  })

  test('whoever leaves in the turn in which they asked sends nothing', async () => {
    const transport = createUndiciTransport({})
    const ask = (path: string) => receive(transport(post(server.url.replace('/v1', path))))
    await ask('/1/v1')
    await turn()
    transport(post(server.url.replace('/v1', '/left/v1')))
      .subscribe()
      .unsubscribe()
    await ask('/2/v1')
    await turn()
    await ask('/3/v1')
    const sent = server.connections.flatMap(({ received }) => received.match(/POST \S+/g))
    expect(sent.sort()).toEqual(['POST /1/v1/chat?a=b', 'POST /2/v1/chat?a=b', 'POST /3/v1/chat?a=b'])
  })

  test('one that is left takes no other with it', async () => {
    const transport = createUndiciTransport({})
    const left = transport(post(blackhole.url)).subscribe()
    const other = receive(transport(post(blackhole.url, { connectTimeout: 10_000 })).pipe())
    const served = receive(transport(post(server.url)))
    left.unsubscribe()
    expect(await served).toMatchObject({ text: 'ab' })
    expect(await within(20, other)).toBe(false)
    subscription = transport(post(blackhole.url, { connectTimeout: 1 })).subscribe({ error: () => undefined })
  })
})

test('a connection that is there ends the waiting', async () => {
  const scheduler = new VirtualTimeScheduler()
  const silent = await startRawServer()
  const answer = receive(createUndiciTransport({ scheduler })(post(silent.url, { connectTimeout: 5 })))
  await silent.request(0)
  await limited()
  expect(scheduler.actions).toEqual([])
  await silent.close()
  expect((await answer).error).toMatchObject({ _tag: 'Network', phase: 'headers' })
})

test('a TLS handshake that never ends is part of connecting', async () => {
  const silent = await startRawServer()
  const url = `https://127.0.0.1:${silent.port}/`
  const transport = createUndiciTransport({})
  const { error } = await receive(transport(post(url, { connectTimeout: 60 })))
  expect(error).toMatchObject({ _tag: 'Timeout', phase: 'connect' })
  expect(await within(100, silent.connections[0]?.closed ?? Promise.reject(new Error('no connection')))).toBe(true)
  await silent.close()
})

describe('a certificate that nobody signed', () => {
  const sockets: Socket[] = []
  const tls = createTlsServer(selfSigned, (socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(whole))
  })
  let url: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    url = `https://localhost:${(tls.address() as AddressInfo).port}/`
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    tls.close()
  })

  test('is a TLS failure that no retry mends', async () => {
    const { error } = await receive(createUndiciTransport({})(post(url)))
    expect(error).toMatchObject({
      _tag: 'Network',
      phase: 'tls',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      retryable: false,
    })
  })

  test('is taken by a dispatcher that was told to', async () => {
    const dispatcher = new Agent({ connect: { ca: selfSigned.cert } })
    expect(await receive(createUndiciTransport({ dispatcher })(post(url)))).toMatchObject({ text: 'ab' })
    await dispatcher.close()
  })
})

describe('with a dispatcher of the caller', () => {
  test('that one connects, and its limits hold, not those of the request', async () => {
    const scheduler = new VirtualTimeScheduler()
    const dispatcher = new Agent({ connections: 1 })
    const transport = createUndiciTransport({ dispatcher, scheduler })
    subscription = transport(post(server.url.replace('/v1', '/stall'))).subscribe()
    await server.request(0)
    // It waits in the dispatcher's queue for as long as that lets it.
    const queued = receive(transport(post(server.url, { connectTimeout: 1, proxy: 'http://127.0.0.1:1' })))
    expect(scheduler.actions).toEqual([])
    subscription.unsubscribe()
    expect(await queued).toMatchObject({ text: 'ab', error: undefined })
    await dispatcher.close()
  })

  test('a request that is left in its queue is never sent', async () => {
    const dispatcher = new Agent({ connections: 1 })
    const transport = createUndiciTransport({ dispatcher })
    subscription = transport(post(server.url.replace('/v1', '/stall'))).subscribe()
    await server.request(0)
    transport(post(server.url.replace('/v1', '/never')))
      .subscribe()
      .unsubscribe()
    const behind = receive(transport(post(server.url)))
    subscription.unsubscribe()
    expect(await behind).toMatchObject({ text: 'ab' })
    expect(server.connections.map(({ received }) => received).join()).not.toContain('/never')
    await dispatcher.close()
  })

  test('what it fails with is not laid to a proxy that it does not know', async () => {
    const dispatcher = new Agent()
    const nobody = post('http://127.0.0.1:1/', { proxy: 'http://proxy.test' })
    const { error } = await receive(createUndiciTransport({ dispatcher })(nobody))
    expect(error).toMatchObject({ _tag: 'Network', code: 'ECONNREFUSED' })
    expect(error?.message).not.toContain('proxy')
    await dispatcher.close()
  })

  test('its connect timeout is ours, with the time that passed', async () => {
    const blackhole = await startBlackhole()
    const dispatcher = new Agent({ connect: { timeout: 50 } })
    const { error } = await receive(createUndiciTransport({ dispatcher })(post(blackhole.url)))
    expect(error).toMatchObject({ _tag: 'Timeout', phase: 'connect' })
    expect((error as { ms?: number }).ms).toBeGreaterThanOrEqual(49)
    blackhole.close()
    await dispatcher.destroy()
  })

  test('one that throws fails the reply', async () => {
    const dispatcher = new Agent()
    await dispatcher.close()
    const { error } = await receive(createUndiciTransport({ dispatcher })(post(server.url)))
    expect(error).toMatchObject({ _tag: 'Network', code: 'UND_ERR_DESTROYED' })
  })
})

describe('through a proxy', () => {
  const hidden = (error: unknown, ...secrets: string[]) => {
    const shown = `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)}`
    for (const secret of secrets) expect(shown).not.toContain(secret)
  }

  test('the request goes through a tunnel; the proxy sees neither key nor path', async () => {
    proxy = await startProxy()
    const transport = createUndiciTransport({})
    expect(await receive(transport(post(server.url, { proxy: proxy.url() })))).toMatchObject({ text: 'ab' })
    expect(proxy.asked.length).toBe(1)
    expect(proxy.asked[0]).toMatch(new RegExp(`^CONNECT 127\\.0\\.0\\.1:${server.port} HTTP/1\\.1\r\n`))
    expect(proxy.asked[0]).not.toMatch(/authorization|v1/i)
    expect(server.connections[0]?.received).toMatch(/authorization: Bearer sk-very-secret/i)
    expect(server.connections[0]?.received).not.toMatch(/proxy-/i)
  })

  test.each([
    ['user:pass', 'user:pass'],
    ['us%40er:p%3Ass%20w%C3%B6rd', 'us@er:p:ss wörd'],
    ['user:', 'user:'],
    [':pass', ':pass'],
    ['user:100%', 'user:100%'],
  ])('credentials %s are sent to it', async (credentials, sent) => {
    proxy = await startProxy()
    await receive(createUndiciTransport({})(post(server.url, { proxy: proxy.url(credentials) })))
    const [, token = ''] = /proxy-authorization: Basic (\S+)/i.exec(proxy.asked[0] ?? '') ?? []
    expect(Buffer.from(token, 'base64').toString()).toBe(sent)
  })

  test.each(['drop', 'garbage', 407, 502] as const)(
    'one that answers %s: Network, named without its password',
    async (manner) => {
      proxy = await startProxy(manner)
      const { error } = await receive(createUndiciTransport({})(post(server.url, { proxy: proxy.url('bob:hunter2!') })))
      expect(error).toMatchObject({ _tag: 'Network', phase: 'connect', message: expect.stringContaining(proxy.url()) })
      if (typeof manner === 'number') expect(error?.message).toContain(String(manner))
      hidden(error, 'hunter2', 'bob', Buffer.from('bob:hunter2!').toString('base64'), 'sk-very-secret')
      expect(server.connections).toEqual([])
    },
  )

  test('one that nobody plays: Network, refused', async () => {
    proxy = await startProxy()
    const gone = proxy.url('bob:hunter2!')
    await proxy.close()
    const { error } = await receive(createUndiciTransport({})(post(server.url, { proxy: gone })))
    expect(error).toMatchObject({ _tag: 'Network', phase: 'connect', code: 'ECONNREFUSED' })
    hidden(error, 'hunter2')
  })

  test('a target that cannot be reached, and one that speaks no TLS', async () => {
    proxy = await startProxy()
    const plain = await startRawServer(({ end }) => end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const url = `https://127.0.0.1:${plain.port}/`
    const { error } = await receive(createUndiciTransport({})(post(url, { proxy: proxy.url() })))
    expect(error).toMatchObject({ _tag: 'Network', phase: 'tls', retryable: false })
    await plain.close()
    const second = await receive(createUndiciTransport({})(post(url, { proxy: proxy.url() })))
    expect(second.error).toMatchObject({ _tag: 'Network', phase: 'connect' })
  })

  test('one that is silent: connectTimeout counts the way through it, and the connection is closed', async () => {
    proxy = await startProxy('silent')
    const { error } = await receive(
      createUndiciTransport({})(post(server.url, { proxy: proxy.url(), connectTimeout: 60 })),
    )
    expect(error).toMatchObject({ _tag: 'Timeout', phase: 'connect', ms: 60 })
    expect(await within(100, proxy.left)).toBe(true)
  })

  test('whoever leaves while it is silent closes the connection to it', async () => {
    proxy = await startProxy('silent')
    subscription = createUndiciTransport({})(post(server.url, { proxy: proxy.url() })).subscribe()
    await proxy.reached
    subscription.unsubscribe()
    expect(await within(100, proxy.left)).toBe(true)
  })

  test('whoever leaves the reply closes the tunnel, and no second one is dug', async () => {
    proxy = await startProxy()
    const transport = createUndiciTransport({})
    const request = post(server.url.replace('/v1', '/stall'), { proxy: proxy.url() })
    await firstValueFrom(transport(request).pipe(mergeMap(({ body }) => body)))
    expect(await within(100, (await server.request(0)).closed)).toBe(true)
    await receive(transport(post(server.url, { proxy: proxy.url() })))
    expect(proxy.asked.length).toBe(2)
    expect(server.connections.length).toBe(2)
  })
})
