import { createServer } from 'node:net'
import { firstValueFrom, mergeMap, of, Subject, type Subscription, throwError, toArray } from 'rxjs'
import type { HttpResponse } from '../../src/transport/HttpResponse.ts'
import type { Transport } from '../../src/transport/Transport.ts'
import { post, receive } from './exchange.ts'
import {
  chunk,
  chunkedHead,
  lastChunk,
  type RawConnection,
  type RawServer,
  startRawServer,
  streamHead,
} from './rawServer.ts'
import { within } from './within.ts'

interface Broken {
  readonly name: string
  readonly behave: (connection: RawConnection) => void | Promise<void>
  readonly phase: 'headers' | 'body'
  readonly text?: string
  readonly retryable?: boolean
}

const plain = (more: string) => `HTTP/1.1 200 OK\r\n${more}\r\n`

/** Ways in which an answer can break, and where. */
const BROKEN: readonly Broken[] = [
  { name: 'closed before the head', phase: 'headers', behave: ({ end }) => end() },
  { name: 'reset before the head', phase: 'headers', behave: ({ reset }) => reset() },
  { name: 'closed in the head', phase: 'headers', behave: ({ end }) => end('HTTP/1.1 200 OK\r\ncontent-ty') },
  { name: 'garbage', phase: 'headers', behave: ({ end }) => end('SSH-2.0-OpenSSH_9.2\r\n') },
  { name: 'HTML without HTTP', phase: 'headers', behave: ({ end }) => end('<html>hello</html>') },
  { name: 'status 0', phase: 'headers', behave: ({ end }) => end('HTTP/1.1 000 No\r\ncontent-length: 0\r\n\r\n') },
  {
    name: 'an upgrade that nobody asked for',
    phase: 'headers',
    behave: ({ end }) => end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  },
  {
    name: 'two lengths',
    phase: 'headers',
    behave: ({ end }) => end(`${plain('content-length: 2\r\ncontent-length: 3\r\n')}abc`),
  },
  {
    name: 'an oversized head',
    phase: 'headers',
    retryable: false,
    behave: ({ end }) => end(plain(`x-big: ${'a'.repeat(70_000)}\r\n`)),
  },
  {
    name: 'a 100 that was not asked for',
    phase: 'headers',
    behave: ({ end }) => end('HTTP/1.1 100 Continue\r\n\r\n'),
  },
  {
    name: 'a chunked body that is closed before its end',
    phase: 'body',
    text: 'ab',
    behave: async ({ write, end }) => {
      await write(chunkedHead, chunk('ab'))
      end()
    },
  },
  {
    name: 'a chunked body that is closed inside a chunk',
    phase: 'body',
    text: 'abc',
    behave: async ({ write, end }) => {
      await write(chunkedHead, chunk('ab'))
      end('5\r\nc')
    },
  },
  {
    name: 'a chunk size that is none',
    phase: 'body',
    text: 'ab',
    behave: ({ write }) => write(chunkedHead, chunk('ab'), 'zz\r\n'),
  },
  {
    name: 'a content length that was promised too long',
    phase: 'body',
    text: 'ab',
    behave: ({ end }) => end(`${plain('content-length: 10\r\n')}ab`),
  },
]

const requestsAt = ({ connections }: RawServer) =>
  connections.flatMap(({ received }) => received.match(/^POST .* HTTP\/1\.1\r$/gm) ?? []).length

/** What every transport owes, on real sockets. */
export function transportContract(name: string, create: () => Transport): void {
  describe(`${name}, on real sockets,`, () => {
    let server: RawServer
    let subscription: Subscription | undefined
    const serve = async (behave?: (connection: RawConnection) => void | Promise<void>) => {
      server = await startRawServer(behave)
      return server
    }
    const answer = (...parts: string[]) =>
      serve(async ({ request, write }) => {
        await request
        await write(...parts)
      })

    afterEach(async () => {
      subscription?.unsubscribe()
      await server?.close()
    })

    test('sends nothing before it is subscribed to, and then the request as it was given', async () => {
      await answer(chunkedHead, lastChunk)
      const response = create()(post(server.url))
      expect(server.connections).toEqual([])
      const { status, headers, error } = await receive(response)
      expect({ status, error }).toEqual({ status: 200, error: undefined })
      expect(headers).toMatchObject({ 'content-type': 'text/event-stream' })
      const sent = await server.connections[0]?.request
      expect(sent).toMatch(/^POST \/v1\/chat\?a=b HTTP\/1\.1\r\n/)
      expect(sent).toMatch(/\r\nauthorization: Bearer sk-very-secret\r\n/i)
      expect(sent).toMatch(/\r\n\r\n\{"q":"Why\?"\}$/)
    })

    test('gives the head before there is any body', async () => {
      await answer(streamHead)
      const head = await new Promise<HttpResponse>((resolve) => {
        subscription = create()(post(server.url)).subscribe(resolve)
      })
      expect(head.status).toBe(200)
    })

    test('gives the chunks in order and completes at their end', async () => {
      await answer(chunkedHead, chunk('a'), chunk('b'), chunk('c'), lastChunk)
      expect(await receive(create()(post(server.url)))).toMatchObject({ text: 'abc', error: undefined })
    })

    test('completes a body that has no stated length when the server closes', async () => {
      await serve(async ({ request, end }) => {
        await request
        end(`${streamHead}abc`)
      })
      expect(await receive(create()(post(server.url)))).toMatchObject({ text: 'abc', error: undefined })
    })

    test('takes an answer without a body', async () => {
      await answer('HTTP/1.1 204 No Content\r\n\r\n')
      expect(await receive(create()(post(server.url)))).toMatchObject({ status: 204, text: '', error: undefined })
    })

    test('passes over what comes before the answer proper: 102 and 103', async () => {
      await answer(
        'HTTP/1.1 102 Processing\r\n\r\n',
        'HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n',
        `${plain('content-length: 2\r\n')}ab`,
      )
      expect(await receive(create()(post(server.url)))).toMatchObject({ status: 200, text: 'ab', error: undefined })
    })

    test('cuts off what comes behind the promised length', async () => {
      await serve(async ({ request, end }) => {
        await request
        end(`${plain('content-length: 2\r\nconnection: close\r\n')}abcdef`)
      })
      expect(await receive(create()(post(server.url)))).toMatchObject({ text: 'ab', error: undefined })
    })

    test('gives headers with lower-case names, repeated ones joined', async () => {
      await answer(plain('X-Request-ID: r1\r\nX-Two: a\r\nX-Two: b\r\ncontent-length: 0\r\n'))
      const { headers } = await receive(create()(post(server.url)))
      expect(headers).toMatchObject({ 'x-request-id': 'r1', 'x-two': expect.stringMatching(/^a, ?b$/) })
    })

    test('does not follow a redirect', async () => {
      await answer('HTTP/1.1 307 Temporary Redirect\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n')
      expect(await receive(create()(post(server.url)))).toMatchObject({ status: 307, error: undefined })
      expect(requestsAt(server)).toBe(1)
    })

    test('asks anew for each subscription', async () => {
      await answer(`${plain('content-length: 2\r\nconnection: close\r\n')}ab`)
      const response = create()(post(server.url))
      const both = await Promise.all([receive(response), receive(response)])
      expect(both).toMatchObject([{ text: 'ab' }, { text: 'ab' }])
      expect(requestsAt(server)).toBe(2)
    })

    test('completes by itself once the body has ended, and fails to read it twice', async () => {
      await answer(`${plain('content-length: 2\r\n')}ab`)
      const [head] = await firstValueFrom(
        create()(post(server.url)).pipe(
          mergeMap((response) =>
            response.body.pipe(
              toArray(),
              mergeMap(() => [response]),
            ),
          ),
          toArray(),
        ),
      )
      const again = new Promise((resolve) => head?.body.subscribe({ error: resolve }))
      await expect(again).resolves.toMatchObject({ _tag: 'InvalidRequest' })
    })

    test('a body that is taken late loses nothing; one that was left says so', async () => {
      await answer(`${plain('content-length: 4\r\nconnection: close\r\n')}ab`, 'cd')
      const openHead = () =>
        new Promise<HttpResponse>((resolve) => {
          subscription = create()(post(server.url)).subscribe(resolve)
        })
      const first = await openHead()
      await new Promise(setImmediate)
      expect(await receive(of(first))).toMatchObject({ text: 'abcd', error: undefined })
      const second = await openHead()
      subscription?.unsubscribe()
      expect(await receive(of(second))).toMatchObject({ text: '', error: { _tag: 'Aborted' } })
    })

    test.each(BROKEN)('$name: Network, in the $phase', async ({ behave, phase, text = '', retryable = true }) => {
      await serve(async (connection) => {
        await connection.request
        await behave(connection)
      })
      const received = await receive(create()(post(server.url)))
      expect(received).toMatchObject({ text, error: { _tag: 'Network', phase, retryable, committed: false } })
      expect(received.error?.message).toMatch(/^.+$/)
      expect(String(received.error?.stack)).not.toContain('sk-very-secret')
    })

    test('reset amid the body: what came is given, then Network', async () => {
      await serve(async ({ request, write }) => {
        await request
        await write(chunkedHead, chunk('ab'))
      })
      const texts: string[] = []
      const error = await new Promise((resolve) => {
        subscription = create()(post(server.url))
          .pipe(mergeMap(({ body }) => body))
          .subscribe({
            next: (bytes) => {
              texts.push(Buffer.from(bytes).toString())
              server.connections[0]?.reset()
            },
            error: resolve,
          })
      })
      expect(texts).toEqual(['ab'])
      expect(error).toMatchObject({ _tag: 'Network', phase: 'body', code: 'ECONNRESET', retryable: true })
    })

    test('nobody listens there: Network, while connecting', async () => {
      const closed = createServer()
      await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
      const { port } = closed.address() as { port: number }
      await new Promise((resolve) => closed.close(resolve))
      const { error } = await receive(create()(post(`http://127.0.0.1:${port}/`)))
      expect(error).toMatchObject({ _tag: 'Network', phase: 'connect', code: 'ECONNREFUSED', retryable: true })
    })

    test('a host that has no address: Network, and not worth a retry', async () => {
      const { error } = await receive(create()(post('http://nowhere.invalid/')))
      expect(error).toMatchObject({ _tag: 'Network', phase: 'connect', code: expect.stringMatching(/^E/) })
      expect(error?.retryable).toBe((error as { code?: string }).code !== 'ENOTFOUND')
    })

    test('a port that speaks no TLS: Network, not worth a retry', async () => {
      await serve(({ end }) => end('HTTP/1.1 400 Bad Request\r\n\r\n'))
      const { error } = await receive(create()(post(`https://127.0.0.1:${server.port}/`)))
      expect(error).toMatchObject({ _tag: 'Network', phase: 'tls', retryable: false })
    })

    test('left in the turn in which it was subscribed to: no request', async () => {
      await answer(`${plain('content-length: 2\r\n')}ab`)
      const transport = create()
      transport(post(server.url)).subscribe().unsubscribe()
      await receive(transport(post(server.url)))
      expect(requestsAt(server)).toBe(1)
    })

    test.each([
      { moment: 'while the head is awaited', parts: [], until: 'request' },
      { moment: 'between the head and the body', parts: [streamHead], until: 'head' },
      { moment: 'while the body stalls', parts: [chunkedHead, chunk('a')], until: 'chunk' },
    ] as const)('left $moment: the server sees it at once', async ({ parts, until }) => {
      await answer(...parts)
      const next = new Subject<'head' | 'chunk'>()
      const seen = {
        head: firstValueFrom(next),
        chunk: firstValueFrom(next.pipe(mergeMap((it) => (it === 'chunk' ? [it] : [])))),
      }
      seen.head.catch(() => undefined)
      seen.chunk.catch(() => undefined)
      subscription = create()(post(server.url))
        .pipe(
          mergeMap(({ body }) => {
            next.next('head')
            return body
          }),
        )
        .subscribe(() => next.next('chunk'))
      const connection = await server.request(0)
      if (until !== 'request') await seen[until]
      expect(connection.isClosed).toBe(false)
      subscription.unsubscribe()
      expect(await within(100, connection.closed)).toBe(true)
      next.complete()
    })

    test('left inside next, at the head and at a chunk', async () => {
      await answer(chunkedHead, chunk('a'), chunk('b'))
      await firstValueFrom(create()(post(server.url)))
      expect(await within(100, (await server.request(0)).closed)).toBe(true)
      const bytes = await firstValueFrom(create()(post(server.url)).pipe(mergeMap(({ body }) => body)))
      expect(Buffer.from(bytes).toString()).toMatch(/^a/)
      expect(await within(100, (await server.request(1)).closed)).toBe(true)
    })

    test('left by the body alone: the exchange is over, and the connection closed', async () => {
      await answer(chunkedHead, chunk('a'))
      const completed = new Promise<void>((resolve) => {
        subscription = create()(post(server.url)).subscribe({
          next: ({ body }) => void firstValueFrom(body),
          complete: resolve,
        })
      })
      await completed
      expect(await within(100, (await server.request(0)).closed)).toBe(true)
    })

    test('one of several that is left leaves the others alone', async () => {
      const transport = create()
      await serve(async ({ request, write }) => {
        await request
        await write(chunkedHead, chunk('a'))
      })
      const started: Promise<void>[] = []
      const texts = ['', '', '', '', '']
      const ends = texts.map(
        (_, index) =>
          new Promise<string>((resolve) => {
            let start: () => void = () => undefined
            started.push(new Promise((go) => (start = go)))
            const reading = transport(post(`${server.url}&n=${index}`))
              .pipe(mergeMap(({ body }) => body))
              .subscribe({
                next: (bytes) => {
                  texts[index] += Buffer.from(bytes).toString()
                  start()
                },
                error: () => resolve('failed'),
                complete: () => resolve(texts[index] ?? ''),
              })
            if (index === 2) subscription = reading
          }),
      )
      await Promise.all(started)
      const connectionOf = (index: number) =>
        server.connections.find(({ received }) => received.includes(`n=${index} `))
      subscription?.unsubscribe()
      await connectionOf(2)?.closed
      const others = [0, 1, 3, 4]
      for (const index of others) await connectionOf(index)?.write(chunk('b'), lastChunk)
      expect(await Promise.all(ends.filter((_, index) => index !== 2))).toEqual(['ab', 'ab', 'ab', 'ab'])
    })

    test('flow holds the server back, and lets it go on', async () => {
      const big = chunk('x'.repeat(1 << 16))
      const count = 256
      let written = 0
      await serve(async ({ request, write, socket }) => {
        await request
        await write(chunkedHead)
        for (; written < count; written++) {
          if (!socket.write(big)) await new Promise((resolve) => socket.once('drain', resolve))
        }
        await write(lastChunk)
      })
      const flow = new Subject<boolean>()
      let bytes = 0
      const firstChunk = new Promise<void>((resolve) => {
        subscription = create()(post(server.url, { flow }))
          .pipe(mergeMap(({ body }) => body))
          .subscribe({
            next: (piece) => {
              if (bytes === 0) flow.next(false)
              bytes += piece.length
              resolve()
            },
            complete: () => done(),
          })
      })
      let done: () => void = () => undefined
      const completed = new Promise<void>((resolve) => (done = resolve))
      await firstChunk
      // The system's buffers take some of it, and then nothing moves any more.
      expect(await within(300, completed)).toBe(false)
      expect(written).toBeLessThan(count)
      expect(bytes).toBeLessThan(1 << 20)
      flow.next(true)
      await completed
      expect(bytes).toBe(count << 16)
    })

    test('held from the start, nothing is read; a flow that fails ends the exchange', async () => {
      await answer(chunkedHead, chunk('a'))
      const flow = new Subject<boolean>()
      const error = new Promise((resolve) => {
        subscription = create()(post(server.url, { flow }))
          .pipe(mergeMap(({ body }) => body))
          .subscribe({ next: () => resolve('read'), error: resolve })
      })
      flow.next(false)
      const connection = await server.request(0)
      expect(await within(100, error)).toBe(false)
      flow.error(new Error('the reader broke'))
      await expect(error).resolves.toMatchObject({ _tag: 'InvalidRequest' })
      expect(await within(100, connection.closed)).toBe(true)
    })

    test('a flow that fails at once: nothing is sent', async () => {
      await serve()
      const flow = throwError(() => new Error('no'))
      const { error } = await receive(create()(post(server.url, { flow })))
      expect(error).toMatchObject({ _tag: 'InvalidRequest' })
      expect(server.connections).toEqual([])
    })
  })
}
