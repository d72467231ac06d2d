import { createSecureServer, createServer as createHttp2Server, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Agent } from 'undici'
import { undiciTransport } from '../../../src/index.ts'
import { selfSigned } from '../../transport/selfSigned.ts'
import type { Expected, FaultCase, FaultRow, Stage } from '../FaultRow.ts'
import { failsFirst, failsLater } from '../outcomes.ts'
import { hello, open } from '../says.ts'

/** Listens until the stage closes, when whoever is there is shown out. */
async function listen(stage: Stage, server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stage.after(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

const byTls = { _tag: 'Network', phase: 'tls', retryable: false } as const

/** A reply over HTTP/2, by a client whose dispatcher is told to speak it, and what becomes of it after two tokens. */
const overHttp2 = (
  name: string,
  after: (stream: ServerHttp2Stream, stage: Stage) => void,
  expect: Expected,
): FaultCase => ({
  name,
  async arrange(stage) {
    const { wire } = stage
    const server = createSecureServer(selfSigned)
    server.on('sessionError', () => undefined)
    server.on('stream', (stream) => {
      stream.on('error', () => undefined)
      stream.respond({ 'content-type': wire.contentType })
      stream.write(open(wire) + hello(wire))
      void stage.heard(2).then(() => after(stream, stage))
    })
    const port = await listen(stage, server)
    const dispatcher = new Agent({ allowH2: true, connect: { ca: selfSigned.cert } })
    stage.after(() => dispatcher.destroy())
    return { config: { baseUrl: `https://localhost:${port}`, transport: undiciTransport({ dispatcher }) } }
  },
  expect,
})
const broken = failsLater({ _tag: 'Interrupted' })

export const secureConnections: readonly FaultRow[] = [
  {
    number: 'F04',
    title: 'TLS fails',
    does: '`Network` (`tls`)',
    cases: [
      {
        name: 'a plain port',
        async arrange(stage) {
          const server = createServer((socket) => {
            socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n'))
          })
          return { config: { baseUrl: `https://127.0.0.1:${await listen(stage, server)}` } }
        },
        expect: failsFirst(byTls),
      },
      {
        name: 'a certificate that nobody knows',
        arrange: async (stage) => ({
          config: { baseUrl: `https://localhost:${await listen(stage, createTlsServer(selfSigned))}` },
        }),
        expect: failsFirst({ ...byTls, code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      },
    ],
  },
  {
    number: 'F74',
    title: 'HTTP/2: a server that speaks nothing else, or takes back a reply in the middle',
    does: 'it is off: `Network` (`headers`); by a dispatcher that speaks it, `Interrupted`',
    cases: [
      {
        name: 'speaks HTTP/2',
        async arrange(stage) {
          const server = createHttp2Server()
          server.on('sessionError', () => undefined)
          return { config: { baseUrl: `http://127.0.0.1:${await listen(stage, server)}` } }
        },
        expect: failsFirst({ _tag: 'Network', phase: 'headers', retryable: true }),
      },
      overHttp2('RST_STREAM', (stream) => stream.close(2), broken),
      overHttp2('GOAWAY', (stream) => stream.session?.goaway(), broken),
    ],
  },
]
