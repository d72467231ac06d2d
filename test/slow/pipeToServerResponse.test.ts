import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, startProgram } from './startProgram.ts'

const CLIENTS = 1_000
const SECONDS = 10

// Paths instead of ports: over loopback, the kernel gives each connection megabytes of its own.
const folder = mkdtempSync(join(tmpdir(), 'rivulet-'))
const upstream = join(folder, 'upstream')
const middle = join(folder, 'middle')
const programs: Program[] = []

afterAll(async () => {
  for (const program of programs) await program.stop()
  rmSync(folder, { recursive: true })
})

async function ask(socketPath: string, path: string): Promise<string> {
  const [response] = await once(get({ socketPath, path, agent: false }), 'response')
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return body
}

/** A client that takes 1 KB of the answer a second. */
function slowClient() {
  const socket = connect(middle)
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n')
  let taken = 0
  const timer = setInterval(() => {
    const chunk = socket.read(1_024) as Buffer | null
    taken += chunk?.length ?? 0
  }, 1_000)
  return { socket, timer, taken: () => taken }
}

test('1,000 clients that read 1 KB a second hold less than 100 MB together, and their services back', async () => {
  programs.push(startProgram('flood', { MEGABYTES: '64', LISTEN: upstream }))
  await programs[0]?.answer
  programs.push(startProgram('serve', { LISTEN: middle, UPSTREAM: upstream }))
  await programs[1]?.answer
  const rss = async () => Number(await ask(middle, '/rss'))
  // What the program itself takes once it has served someone.
  const first = slowClient()
  await once(first.socket, 'readable')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = await rss()

  const clients = [first]
  while (clients.length < CLIENTS) {
    clients.push(slowClient())
    if (clients.length % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  let highest = 0
  for (let second = 0; second < SECONDS; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    highest = Math.max(highest, await rss())
  }
  const stats = JSON.parse(await ask(upstream, '/')) as { replies: number; held: number; written: number; left: number }
  const served = clients.filter(({ taken }) => taken() > 0).length
  console.log({ before, highest, growth: highest - before, stats, served })

  expect(served).toBe(CLIENTS)
  expect(highest - before).toBeLessThan(100)
  expect(stats).toMatchObject({ replies: CLIENTS, left: 0 })
  expect(stats.held).toBeGreaterThanOrEqual(CLIENTS)
  expect(stats.written / CLIENTS / 2 ** 20).toBeLessThan(4)

  // Those who leave close the sockets of their services.
  for (const { socket, timer } of clients) {
    clearInterval(timer)
    socket.destroy()
  }
  let left = 0
  while (left < CLIENTS) ({ left } = JSON.parse(await ask(upstream, '/')) as { left: number })
})
