import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { resetSocket } from './resetSocket.ts'
import { planted } from './secrets.ts'

/** A proxy that does what it should, and wants a password. */
export interface Tunnel {
  readonly url: string
  /** How many connections it has let through. */
  readonly opened: number
  close(): Promise<void>
}

const pass = Buffer.from(`${planted.proxyUser}:${planted.proxyPassword}`).toString('base64')

export async function startTunnel(): Promise<Tunnel> {
  const sockets = new Set<Socket>()
  let opened = 0
  const server = createServer({ noDelay: true }, (client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.once('data', (greeting) => {
      const [, host = '', port = ''] = /^CONNECT (\S+):(\d+) /.exec(greeting.toString('latin1')) ?? []
      if (!greeting.toString('latin1').includes(`Basic ${pass}`)) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
        return
      }
      const service = connect(Number(port), host, () => {
        opened += 1
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        client.pipe(service).pipe(client)
      })
      sockets.add(service)
      service.on('error', () => resetSocket(client))
      client.once('close', () => service.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${planted.proxyUser}:${planted.proxyPassword}@127.0.0.1:${port}`,
    get opened() {
      return opened
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
