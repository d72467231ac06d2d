// The server, a process of its own. The first part of the path says how the reply comes: `/tokens=400&gap=25/…`. What
// it writes is rendered before, so that the server is never what is measured. It says its URL and ends with its stdin.
import { createServer } from 'node:net'
import { chatEvents } from './chatEvents.mjs'
import { cutEvents } from './cutEvents.mjs'
import { frameReply } from './frameReply.mjs'
import { paceReply } from './paceReply.mjs'
import { readRequests } from './readRequests.mjs'
import { writeReply } from './writeReply.mjs'

const rendered = new Map()

function render(mode) {
  if (!rendered.has(mode)) {
    const { tokens, gap, ...cut } = Object.fromEntries(
      [...new URLSearchParams(mode)].map(([name, value]) => [name, Number(value)]),
    )
    rendered.set(mode, { writes: frameReply(cutEvents(chatEvents(tokens), cut)), gap })
  }
  return rendered.get(mode)
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {}) // a client that leaves in the middle
  readRequests(socket, (path) => {
    const { writes, gap } = render(path.split('/', 2)[1])
    if (gap) paceReply(socket, writes, gap)
    else writeReply(socket, writes)
  })
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
process.stdin.resume().once('close', () => process.exit())
