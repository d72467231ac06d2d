import { type ChildProcess, spawn } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { closeAtEnd } from './closeAtEnd.ts'

export interface Blackhole {
  /** Here nobody answers, not even to say no. */
  readonly url: string
  close(): void
}

/** Listens with the shortest queue, says where, and never wakes up again to accept anybody. */
const sleeper = `
  const server = require('node:net').createServer()
  server.listen(0, '127.0.0.1', 1, () => {
    require('node:fs').writeSync(1, String(server.address().port))
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
`

/** A port on which connecting hangs: the queue of its listener is full, and the system drops whoever comes. */
export async function startBlackhole(): Promise<Blackhole> {
  const child: ChildProcess = spawn(process.execPath, ['-e', sleeper], { stdio: ['ignore', 'pipe', 'inherit'] })
  const fillers: Socket[] = []
  const close = () => {
    for (const socket of fillers) socket.destroy()
    child.kill('SIGKILL')
  }
  closeAtEnd(close)
  const port = await new Promise<number>((resolve) => child.stdout?.once('data', (text) => resolve(Number(text))))
  // A queue of length 1 takes two.
  fillers.push(...(await Promise.all([fill(port), fill(port)])))
  return { url: `http://127.0.0.1:${port}/`, close }
}

function fill(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', () => undefined)
  })
}
