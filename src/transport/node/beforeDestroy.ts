import type { Socket } from 'node:net'

/** Calls `act` when the socket is about to be destroyed, by whomever: its events come when it can no more be read. */
export function beforeDestroy(socket: Socket, act: () => void): void {
  const destroy = socket.destroy.bind(socket)
  socket.destroy = (error) => {
    if (!socket.destroyed) act()
    return destroy(error)
  }
}
