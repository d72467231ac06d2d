import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { mergeMap, Subject, VirtualTimeScheduler } from 'rxjs'
import { fetchTransport } from '../../src/transport/fetchTransport.ts'
import { thrownBy } from '../core/thrownBy.ts'
import { post, receive } from './exchange.ts'
import { transportContract } from './transportContract.ts'

transportContract('fetchTransport', () => fetchTransport())

const question = post('http://127.0.0.1:1/')

/** Everything that a log could print of it. */
const shown = (error: unknown) => `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)}`

test.each([[{ fetch: 'me' }], [{ scheduler: 5 }], [{ dispatcher: {} }]])('refuses %j', (config) => {
  expect(thrownBy(() => fetchTransport(config as never))).toMatchObject({ _tag: 'Config' })
})

test('a proxy is refused, because fetch knows none', async () => {
  let asked = 0
  const fetch = () => {
    asked += 1
    return Promise.reject(new Error('no'))
  }
  const { error } = await receive(fetchTransport({ fetch })({ ...question, proxy: 'http://bob:hunter2@proxy.test' }))
  expect(error).toMatchObject({ _tag: 'InvalidRequest', retryable: false })
  expect(shown(error)).not.toContain('hunter2')
  expect(asked).toBe(0)
})

test.each([
  [
    'throws',
    () => {
      throw new TypeError('Headers.append: "Bearer sk-very-secret" is an invalid header value')
    },
  ],
  ['rejects', () => Promise.reject(new TypeError('Failed to fetch Bearer sk-very-secret'))],
] as [string, typeof fetch][])('a fetch that %s: Network, and none of its words', async (_name, fetch) => {
  const { error } = await receive(fetchTransport({ fetch })(question))
  expect(error).toMatchObject({ _tag: 'Network', phase: 'headers', retryable: true })
  expect(shown(error)).not.toContain('sk-very-secret')
})

test('the real fetch, given a header that HTTP does not allow, tells nothing of it', async () => {
  const { error } = await receive(
    fetchTransport()({ ...question, headers: { authorization: 'Bearer sk-very\nsecret' } }),
  )
  expect(error).toMatchObject({ _tag: 'Network' })
  expect(shown(error)).not.toContain('sk-very')
})

test('a redirect that a browser does not show is a redirect', async () => {
  const fetch = () =>
    Promise.resolve({ type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as Response)
  expect(await receive(fetchTransport({ fetch })(question))).toMatchObject({ status: 302, text: '', error: undefined })
})

test('a body that fetch has decoded is not called encoded any more', async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' })
    response.end(gzipSync('data: [DONE]\n\n'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const received = await receive(fetchTransport()(post(`http://127.0.0.1:${port}/`)))
  expect(received).toMatchObject({ text: 'data: [DONE]\n\n', headers: { 'content-type': 'text/event-stream' } })
  expect(received.headers).not.toHaveProperty('content-encoding')
  await new Promise((resolve) => server.close(resolve))
})

test('however often it is held and let go, no more than one chunk is asked for in advance', async () => {
  const flow = new Subject<boolean>()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given
    },
  })
  const fetch = () => Promise.resolve(new Response(body))
  const texts: string[] = []
  const completed = new Promise<void>((resolve) => {
    fetchTransport({ fetch })({ ...question, flow })
      .pipe(mergeMap((response) => response.body))
      .subscribe({ next: (bytes) => texts.push(Buffer.from(bytes).toString()), complete: resolve })
  })
  await new Promise(setImmediate)
  for (const go of [false, true, false, true, false, true, false]) flow.next(go)
  for (const text of ['a', 'b', 'c']) controller?.enqueue(new TextEncoder().encode(text))
  await new Promise(setImmediate)
  expect(texts).toEqual(['a'])
  controller?.close()
  flow.next(true)
  await completed
  expect(texts).toEqual(['a', 'b', 'c'])
})

test('the global fetch is looked up at each request', async () => {
  const transport = fetchTransport()
  const spy = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('ab'))
  expect(await receive(transport(question))).toMatchObject({ text: 'ab' })
  expect(spy).toHaveBeenCalledTimes(1)
  expect(spy.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual', method: 'POST' })
  spy.mockRestore()
})

describe('connectTimeout', () => {
  const silent = () => new Promise<Response>(() => undefined)

  test('bounds the wait for the head, by the clock that was given', async () => {
    const scheduler = new VirtualTimeScheduler()
    let signal: AbortSignal | undefined | null
    const fetch: typeof globalThis.fetch = (_url, init) => {
      signal = init?.signal
      return silent()
    }
    const result = receive(fetchTransport({ fetch, scheduler })({ ...question, connectTimeout: 500 }))
    expect(signal?.aborted).toBe(false)
    scheduler.flush()
    expect((await result).error).toMatchObject({ _tag: 'Timeout', phase: 'connect', ms: 500 })
    expect(scheduler.frame).toBe(500)
    expect(signal?.aborted).toBe(true)
  })

  test('has no default, and says nothing once the head is there', async () => {
    const scheduler = new VirtualTimeScheduler()
    fetchTransport({ fetch: silent, scheduler })(question).subscribe()
    expect(scheduler.actions).toEqual([])
    const body = new ReadableStream<Uint8Array>()
    const fetch = () => Promise.resolve(new Response(body))
    const heads: number[] = []
    const errors: unknown[] = []
    const head = new Promise<void>((resolve) => {
      fetchTransport({ fetch, scheduler })({ ...question, connectTimeout: 500 }).subscribe({
        next: ({ status }) => {
          heads.push(status)
          resolve()
        },
        error: (error) => errors.push(error),
      })
    })
    await head
    scheduler.flush()
    expect({ heads, errors }).toEqual({ heads: [200], errors: [] })
  })
})
