import type { Socket } from 'node:net'

/**
 * Resets a connection, once what was written is on its way. `resetAndDestroy` first shuts it down, and where that fails
 * because the other end has gone, Node loses the handle and the process never ends.
 */
export function resetSocket(socket: Socket): void {
  if (socket.writableEnded) socket.destroy()
  else socket.write('', () => Object.assign(socket, { resetAndClosing: true }).destroy())
}
