import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, startProgram } from './startProgram.ts'

const CLIENTS = 1_000
const SECONDS = 10

// A path instead of a port: over loopback, the kernel would give each connection megabytes of its own.
const folder = mkdtempSync(join(tmpdir(), 'rivulet-'))
const path = join(folder, 'socket')
let program: Program
const clients: Awaited<ReturnType<typeof slowClient>>[] = []

afterAll(async () => {
  for (const { leave } of clients) leave()
  await program.stop()
  rmSync(folder, { recursive: true })
})

async function ask(url: string): Promise<string> {
  const [response] = await once(get({ socketPath: path, path: url, agent: false }), 'response')
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return body
}

/** A client that takes 1 KB of the answer a second, once the answer has begun. */
async function slowClient() {
  const socket = connect(path)
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n')
  await once(socket, 'readable')
  let taken = 0
  const timer = setInterval(() => (taken += (socket.read(1_024) as Buffer | null)?.length ?? 0), 1_000)
  const leave = () => {
    clearInterval(timer)
    socket.destroy()
  }
  return { taken: () => taken, leave }
}

test('1,000 clients that read 1 KB a second hold less than 100 MB together, and hold their providers back', async () => {
  program = startProgram('serve', { LISTEN: path })
  await program.answer
  const rss = async () => Number(await ask('/rss'))
  const stats = async () => JSON.parse(await ask('/stats')) as Record<'replies' | 'written' | 'held' | 'left', number>
  // What the program itself takes once it has served someone.
  clients.push(await slowClient())
  const before = await rss()

  // A path has a short queue of those who want to connect.
  while (clients.length < CLIENTS) {
    const some = Math.min(50, CLIENTS - clients.length)
    clients.push(...(await Promise.all(Array.from({ length: some }, slowClient))))
  }
  let highest = 0
  for (let second = 0; second < SECONDS; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    highest = Math.max(highest, await rss())
  }
  const { replies, written, held, left } = await stats()
  console.log({ before, highest, growth: highest - before, replies, written, held })

  expect(clients.filter(({ taken }) => taken() > 0)).toHaveLength(CLIENTS)
  expect(highest - before).toBeLessThan(100)
  expect({ replies, left }).toEqual({ replies: CLIENTS, left: 0 })
  expect(held).toBeGreaterThanOrEqual(CLIENTS)
  // The kernel's share of each connection, and ours; the replies have no end.
  expect(written / CLIENTS).toBeLessThan(1_000_000)

  // Those who leave leave their providers.
  for (const { leave } of clients) leave()
  while ((await stats()).left < CLIENTS) await new Promise((resolve) => setTimeout(resolve, 50))
})
