// The server, a process of its own. The first part of the path says how the reply comes: `/tokens=400&gap=25/…`. What it
// writes is rendered once, so that the server is not what is measured. It says its URL and ends with its stdin.
import { createServer } from 'node:net'
import { createClosings } from './createClosings.mjs'
import { paceReply } from './paceReply.mjs'
import { readRequests } from './readRequests.mjs'
import { renderReply } from './renderReply.mjs'
import { writeReply } from './writeReply.mjs'

const rendered = new Map()
const closings = createClosings()

function answer(socket, path) {
  const [, mode] = path.split('/', 2)
  if (mode === 'closings') return tell(socket, closings.report())
  const { gap, apart, lane, ...reply } = Object.fromEntries(new URLSearchParams(mode))
  if (lane) closings.watch(socket, lane)
  const key = JSON.stringify(reply)
  const writes = rendered.get(key) ?? renderReply(reply)
  rendered.set(key, writes)
  if (gap) paceReply(socket, writes, Number(gap))
  else writeReply(socket, writes, Number(apart ?? 0))
}

function tell(socket, record) {
  const body = JSON.stringify(record)
  socket.write(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
}

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {}) // a client that leaves in the middle
  readRequests(socket, (path) => answer(socket, path))
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
process.stdin.resume().once('close', () => process.exit())
