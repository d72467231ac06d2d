import { createServer as createHttp2Server } from 'node:http2'
import { type AddressInfo, createServer, type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import { toText, undiciTransport } from '../../../src/index.ts'
import { startBlackhole } from '../../transport/blackhole.ts'
import { well } from '../createStage.ts'
import type { Behave, FaultRow, Stage } from '../FaultRow.ts'
import { planted } from '../secrets.ts'

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const through = (stage: Stage, lookup: LookupFunction) => {
  const dispatcher = new Agent({ connect: { lookup } })
  stage.after(() => dispatcher.destroy())
  return undiciTransport({ dispatcher })
}

const unknown =
  (code: string): LookupFunction =>
  (host, _options, callback) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }), [])

const both: LookupFunction = (_host, _options, callback) =>
  callback(null, [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ])

const proxied = async (stage: Stage, behave: Behave) => {
  const server = await stage.serve(behave)
  return {
    config: {
      baseUrl: 'http://model.invalid',
      proxy: `http://${planted.proxyUser}:${planted.proxyPassword}@127.0.0.1:${server.port}`,
    },
  }
}

const atConnect = { _tag: 'Network', phase: 'connect', committed: false, retryable: true }
const beforeHead = { _tag: 'Network', phase: 'headers', committed: false, retryable: true }
const byProxy = {
  outcome: 'error',
  error: atConnect,
  says: /proxy http:\/\/127\.0\.0\.1:\d+/,
  retry: true,
  fallback: true,
} as const

export const connecting: readonly FaultRow[] = [
  {
    number: 'F01',
    title: 'nobody listens on the port',
    does: 'fails at once: `Network` (`connect`, `ECONNREFUSED`)',
    cases: [
      {
        name: 'refused',
        arrange: async () => ({ config: { baseUrl: `http://127.0.0.1:${await closedPort()}` } }),
        expect: { outcome: 'error', error: { ...atConnect, code: 'ECONNREFUSED' }, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F02',
    title: 'the host name cannot be resolved',
    does: '`Network` (`connect`): `ENOTFOUND` is final, `EAI_AGAIN` may pass',
    cases: [
      {
        name: 'unknown',
        arrange: (stage) => ({
          config: { baseUrl: 'http://model.invalid', transport: through(stage, unknown('ENOTFOUND')) },
        }),
        expect: {
          outcome: 'error',
          error: { ...atConnect, code: 'ENOTFOUND', retryable: false },
          retry: false,
          fallback: true,
        },
      },
      {
        name: 'for a moment',
        arrange: (stage) => ({
          config: { baseUrl: 'http://model.invalid', transport: through(stage, unknown('EAI_AGAIN')) },
        }),
        expect: { outcome: 'error', error: { ...atConnect, code: 'EAI_AGAIN' }, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F03',
    title: 'connecting hangs',
    does: '`Timeout` (`connect`) after `connectTimeout`, 10 s unless you say otherwise',
    cases: [
      {
        name: 'blackhole',
        async arrange(stage) {
          const hole = await startBlackhole()
          stage.after(() => hole.close())
          return { config: { baseUrl: hole.url, connectTimeout: 200 } }
        },
        expect: {
          outcome: 'error',
          error: { _tag: 'Timeout', phase: 'connect', ms: 200, committed: false, retryable: true },
          retry: true,
          fallback: true,
        },
      },
    ],
  },
  {
    number: 'F04',
    title: 'TLS fails',
    does: '`Network` (`tls`)',
    cases: [
      {
        name: 'a plain port',
        arrange: async (stage) => ({ config: { baseUrl: `https://127.0.0.1:${await plainPort(stage)}` } }),
        expect: {
          outcome: 'error',
          error: { _tag: 'Network', phase: 'tls', committed: false, retryable: false },
          retry: false,
          fallback: true,
        },
      },
    ],
  },
  {
    number: 'F05',
    title: 'two addresses: one or both are dead',
    does: 'goes on with the living one; where both are dead, one `Network` (`connect`) that says why',
    cases: [
      {
        name: 'both dead',
        arrange: async (stage) => ({
          config: { baseUrl: `http://model.invalid:${await closedPort()}`, transport: through(stage, both) },
        }),
        expect: {
          outcome: 'error',
          error: atConnect,
          says: /E(CONNREFUSED|ADDRNOTAVAIL)/,
          retry: true,
          fallback: true,
        },
      },
      {
        name: 'one dead',
        async arrange(stage) {
          const { port } = await stage.serve(well('a', 'live'))
          return { config: { baseUrl: `http://model.invalid:${port}`, transport: through(stage, both) } }
        },
        expect: { outcome: 'complete', tokens: ['a', 'live'] },
      },
    ],
  },
  {
    number: 'F06',
    title: 'the proxy refuses or drops the connection',
    does: '`Network` (`connect`) that names the proxy without its credentials',
    cases: [
      {
        name: '407',
        arrange: (stage) =>
          proxied(stage, (connection) => {
            connection.raw('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
            connection.end()
          }),
        expect: byProxy,
      },
      { name: 'dropped', arrange: (stage) => proxied(stage, (connection) => connection.reset()), expect: byProxy },
      {
        name: 'refused',
        arrange: async () => ({
          config: {
            baseUrl: 'http://model.invalid',
            proxy: `http://${planted.proxyUser}:${planted.proxyPassword}@127.0.0.1:${await closedPort()}`,
          },
        }),
        expect: byProxy,
      },
    ],
  },
  {
    number: 'F07',
    title: 'the connection is closed before the head',
    does: '`Network` (`headers`)',
    cases: [
      {
        name: 'closed',
        fault: (connection) => connection.end(),
        expect: { outcome: 'error', error: beforeHead, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F08',
    title: 'the connection is reset before the head',
    does: '`Network` (`headers`, `ECONNRESET`)',
    cases: [
      {
        name: 'reset',
        fault: (connection) => connection.reset(),
        expect: { outcome: 'error', error: { ...beforeHead, code: 'ECONNRESET' }, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F09',
    title: 'a kept-alive connection dies under the next request',
    does: '`Network` (`headers`); the service may have seen the request',
    cases: [
      {
        name: 'dies',
        recovers: true,
        async arrange(stage) {
          const server = await stage.serve(well('first'), (connection) => connection.reset(), well('a', 'gain'))
          await toText(stage.ask(server, { signal: new AbortController().signal }))
          return { config: { baseUrl: server.url } }
        },
        expect: { outcome: 'error', error: beforeHead, retry: true, fallback: true },
      },
    ],
  },
  {
    number: 'F74',
    title: 'the server speaks HTTP/2 only',
    does: 'HTTP/2 is off; `Network`',
    cases: [
      {
        name: 'speaks HTTP/2',
        async arrange(stage) {
          const server = createHttp2Server()
          server.on('sessionError', () => undefined)
          await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
          stage.after(() => void server.close())
          return { config: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }
        },
        expect: { outcome: 'error', error: beforeHead, retry: true, fallback: true },
      },
    ],
  },
]

/** A port that answers a TLS greeting in plain HTTP. */
async function plainPort(stage: Stage): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stage.after(() => void server.close())
  return (server.address() as AddressInfo).port
}
