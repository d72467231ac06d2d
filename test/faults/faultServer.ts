import { type AddressInfo, createServer, type Socket } from 'node:net'
import { resetSocket } from './resetSocket.ts'

/** One request and whatever is done to whoever sent it. */
export interface FaultConnection {
  /** Head and body, as they came. */
  readonly request: string
  readonly socket: Socket
  /** A head whose body comes in HTTP chunks, unless `content-length` or `connection: close` says otherwise. */
  head(status?: number, headers?: Readonly<Record<string, string>>): void
  /** Parts of the body, each in a chunk of its own where the body is chunked. */
  send(...parts: (string | Uint8Array)[]): void
  /** The whole body has been sent. */
  finish(): void
  /** Bytes as they are. */
  raw(bytes: string | Uint8Array): void
  end(): void
  reset(): void
  /** Until the client has gone. */
  every(ms: number, act: () => void): void
}

export interface FaultServer {
  readonly url: string
  readonly port: number
  readonly requests: readonly string[]
  /** When each request came, in milliseconds. */
  readonly times: readonly number[]
  readonly connections: number
  /** Sockets that the client neither closed nor could use again. */
  held(): number
  /** Resolves once so many requests have come. */
  asked(count: number): Promise<void>
  close(): Promise<void>
}

export interface FaultServerConfig {
  readonly contentType: string
  /** Whether a chunked body comes a byte at a time; long parts come in the pieces that the system makes of them. */
  readonly inPieces?: boolean
}

interface Guest {
  readonly socket: Socket
  /** Every answer on it was sent to its end, so that it may wait for the next request. */
  idle: boolean
  gone: boolean
}

/** Bytes of a part that is not cut any more. */
const LONG = 4_096

/** A server that knows just enough HTTP to see where a request ends. */
export async function startFaultServer(
  behave: (connection: FaultConnection, index: number) => void | Promise<void>,
  { contentType, inPieces = false }: FaultServerConfig,
): Promise<FaultServer> {
  const guests: Guest[] = []
  const requests: string[] = []
  const times: number[] = []
  const waiting: { readonly count: number; readonly go: () => void }[] = []
  const server = createServer({ noDelay: true }, (socket) => {
    const guest: Guest = { socket, idle: false, gone: false }
    guests.push(guest)
    socket.on('error', () => undefined)
    socket.once('end', () => (guest.gone = true))
    socket.once('close', () => (guest.gone = true))
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      received += text
      const length = lengthOf(received)
      if (length === undefined || received.length < length) return
      const request = Buffer.from(received.slice(0, length), 'latin1').toString()
      received = received.slice(length)
      guest.idle = false
      requests.push(request)
      times.push(performance.now())
      for (const { count, go } of waiting) if (requests.length >= count) go()
      void behave(connect(guest, request, contentType, inPieces), requests.length - 1)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    times,
    get connections() {
      return guests.length
    },
    held: () => guests.filter(({ gone, idle }) => !gone && !idle).length,
    asked: (count) => new Promise((go) => (requests.length >= count ? go() : void waiting.push({ count, go }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const { socket } of guests) socket.destroy()
      }),
  }
}

function lengthOf(text: string): number | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  return end + 4 + Number(/^content-length: (\d+)/im.exec(text.slice(0, end))?.[1] ?? 0)
}

function connect(guest: Guest, request: string, contentType: string, inPieces: boolean): FaultConnection {
  const { socket } = guest
  let chunked = false
  const raw = (bytes: string | Uint8Array) => {
    if (!socket.destroyed && !socket.writableEnded) socket.write(bytes)
  }
  return {
    request,
    socket,
    raw,
    head(status = 200, headers = {}) {
      chunked = headers['content-length'] === undefined && headers.connection !== 'close'
      const all = {
        'content-type': contentType,
        ...headers,
        ...(chunked ? { 'transfer-encoding': 'chunked' } : {}),
      }
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
      raw(`HTTP/1.1 ${status} Said\r\n${lines.join('')}\r\n`)
    },
    send(...parts) {
      for (const part of parts) {
        const bytes = Buffer.from(part)
        if (bytes.length === 0) continue
        if (chunked) raw(Buffer.concat(cut(bytes, inPieces).flatMap(chunk)))
        else raw(bytes)
      }
    },
    finish() {
      if (chunked) raw('0\r\n\r\n')
      guest.idle = true
    },
    end: () => void socket.end(),
    reset: () => resetSocket(socket),
    every(ms, act) {
      const timer = setInterval(act, ms)
      socket.once('end', () => clearInterval(timer))
      socket.once('close', () => clearInterval(timer))
    },
  }
}

function cut(bytes: Buffer, inPieces: boolean): Buffer[] {
  if (!inPieces || bytes.length > LONG) return [bytes]
  return Array.from(bytes, (_, place) => bytes.subarray(place, place + 1))
}

const chunk = (piece: Buffer) => [Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]
