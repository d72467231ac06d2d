import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { closeAtEnd } from './closeAtEnd.ts'

type Manner = 'tunnel' | 'silent' | 'drop' | 'garbage' | 407 | 502

export interface Proxy {
  /** With these credentials, as they stand in a URL. */
  url(credentials?: string): string
  /** The heads of what was asked for. */
  readonly asked: readonly string[]
  /** Resolves when a client has asked for a tunnel. */
  readonly reached: Promise<void>
  /** Resolves when a client has closed its connection to the proxy. */
  readonly left: Promise<void>
  close(): Promise<void>
}

/** A proxy that takes CONNECT, and its manner of answering it. */
export async function startProxy(manner: Manner = 'tunnel'): Promise<Proxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let reach: () => void = () => undefined
  let leave: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  }
  const server = createServer((client) => {
    keep(client)
    client.once('end', leave)
    client.once('close', leave)
    client.once('data', (data) => {
      const head = data.toString()
      asked.push(head)
      reach()
      answer(client, head)
    })
  })

  function answer(client: Socket, head: string): void {
    switch (manner) {
      case 'silent':
        return
      case 'drop':
        client.destroy()
        return
      case 'garbage':
        client.end('SSH-2.0-OpenSSH_9.2\r\n')
        return
      case 'tunnel':
        tunnel(client, head)
        return
      default:
        client.end(`HTTP/1.1 ${manner} No\r\ncontent-length: 0\r\n\r\n`)
    }
  }

  function tunnel(client: Socket, head: string): void {
    const [, host = '', port] = /^CONNECT ([^:]+):(\d+) /.exec(head) ?? []
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(target).pipe(client)
    })
    keep(target)
    target.on('error', () => client.destroy())
    client.on('close', () => target.destroy())
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  closeAtEnd(close)
  return {
    url: (credentials) => `http://${credentials === undefined ? '' : `${credentials}@`}127.0.0.1:${port}`,
    asked,
    reached,
    left,
    close,
  }
}
