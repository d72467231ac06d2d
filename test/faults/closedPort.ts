import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Stage } from './FaultRow.ts'

/** A port on which nobody listens: the client's end of a connection, so that no other server is given it meanwhile. */
export async function closedPort(stage: Pick<Stage, 'after'>): Promise<number> {
  const server = createServer((socket) => void socket.resume())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = await new Promise<Socket>((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => resolve(socket))
  })
  stage.after(() => {
    client.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return (client.address() as AddressInfo).port
}
