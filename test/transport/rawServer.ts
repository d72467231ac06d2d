import { type AddressInfo, createServer, type Socket } from 'node:net'
import { closeAtEnd } from './closeAtEnd.ts'

/** One connection as the server sees it. */
export interface RawConnection {
  readonly socket: Socket
  /** What came so far. */
  readonly received: string
  /** Resolves once a whole request has come; never where the client leaves before. */
  readonly request: Promise<string>
  /** Resolves once the client has closed or reset it, or the server has. */
  readonly closed: Promise<void>
  readonly isClosed: boolean
  /** Writes, and resolves once the system has taken it. */
  write(...parts: (string | Uint8Array)[]): Promise<void>
  end(text?: string): void
  /** Resets the connection. */
  reset(): void
}

export interface RawServer {
  readonly port: number
  readonly url: string
  readonly connections: readonly RawConnection[]
  /** The connection that brought the request of this number, from 0, once it is there. */
  request(index: number): Promise<RawConnection>
  close(): Promise<void>
}

type Behave = (connection: RawConnection) => void | Promise<void>

/** A server that knows no HTTP: what it says, and when it falls silent, is the business of `behave`. */
export async function startRawServer(behave: Behave = () => undefined): Promise<RawServer> {
  const connections: RawConnection[] = []
  const asked: RawConnection[] = []
  const waiting: (() => void)[] = []
  const server = createServer({ allowHalfOpen: false, noDelay: true }, (socket) => {
    const connection = watch(socket)
    connections.push(connection)
    void connection.request.then(() => {
      asked.push(connection)
      for (const look of waiting.splice(0)) look()
    })
    void behave(connection)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const { socket } of connections) socket.destroy()
    })
  closeAtEnd(close)

  return {
    port,
    url: `http://127.0.0.1:${port}/v1/chat?a=b`,
    connections,
    async request(index) {
      for (;;) {
        const connection = asked[index]
        if (connection) return connection
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    close,
  }
}

function watch(socket: Socket): RawConnection {
  let received = ''
  let isClosed = false
  let whole: (request: string) => void = () => undefined
  const request = new Promise<string>((resolve) => {
    whole = resolve
  })
  const closed = new Promise<void>((resolve) => {
    const close = () => {
      isClosed = true
      resolve()
    }
    socket.once('end', close)
    socket.once('close', close)
  })
  socket.on('error', () => undefined)
  socket.setEncoding('utf8')
  socket.on('data', (text: string) => {
    received += text
    if (isWhole(received)) whole(received)
  })
  return {
    socket,
    request,
    closed,
    get received() {
      return received
    },
    get isClosed() {
      return isClosed
    },
    async write(...parts) {
      for (const part of parts) {
        await new Promise<void>((resolve) => {
          socket.write(part, () => resolve())
        })
      }
    },
    end: (text) => void (text === undefined ? socket.end() : socket.end(text)),
    reset: () => void socket.resetAndDestroy(),
  }
}

/** Head, and as much of a body as it promises. A CONNECT has none. */
function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return false
  const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0)
  return Buffer.byteLength(text.slice(end + 4)) >= length
}

/** A head whose body has no stated end. */
export const streamHead = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n'

/** A head whose body comes in HTTP chunks. */
export const chunkedHead = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'

/** A piece of a chunked body. */
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

export const lastChunk = '0\r\n\r\n'
