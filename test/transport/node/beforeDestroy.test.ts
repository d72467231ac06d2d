import { Socket } from 'node:net'
import { beforeDestroy } from '../../../src/transport/node/beforeDestroy.ts'

test('acts once, while the socket can still be read, and hands on why it ends', async () => {
  const socket = new Socket()
  const seen: unknown[] = []
  beforeDestroy(socket, () => seen.push(socket.destroyed))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.once('error', ({ message }) => seen.push(message))
  expect(socket.destroy(new Error('reset'))).toBe(socket)
  socket.destroy()
  await closed
  expect(seen).toEqual([false, 'reset'])
})
