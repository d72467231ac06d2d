import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Served {
  readonly body: Buffer
  readonly contentType: string
}

export interface CutServer {
  /** The base URL under which a vendor gets this body in pieces of so many bytes; 0 = whole. */
  baseUrl(name: string, size: number): string
  close(): Promise<void>
}

/** Serves bodies over a real socket, each piece in an HTTP chunk of its own. */
export async function serveCut(bodies: ReadonlyMap<string, Served>): Promise<CutServer> {
  const server = createServer((request, response) => {
    const [, size, name = ''] = (request.url ?? '').split('/')
    const served = bodies.get(decodeURIComponent(name))
    request.resume()
    if (served === undefined) {
      response.writeHead(404).end()
      return
    }
    const { body, contentType } = served
    const step = Number(size) || body.length
    response.writeHead(200, { 'content-type': contentType })
    for (let at = 0; at < body.length; at += step) response.write(body.subarray(at, at + step))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: (name, size) => `http://127.0.0.1:${port}/${size}/${encodeURIComponent(name)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
