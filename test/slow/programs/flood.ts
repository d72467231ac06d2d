import { createServer } from 'node:http'

/**
 * A service that offers `MEGABYTES` of text in tokens of a kilobyte as fast as its client takes them, in OpenAI's wire.
 * It listens at `LISTEN` (a port or a path); GET tells how much it has written and how often it was held back.
 */
const megabytes = Number(process.env.MEGABYTES)
const stats = { written: 0, held: 0, replies: 0, left: 0 }

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify(stats))
    return
  }
  stats.replies += 1
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  let sent = 0
  const write = () => {
    while (sent < megabytes * 1024) {
      const content = `${sent++} `.padEnd(1024, 'x')
      const event = `data: {"choices":[{"index":0,"delta":{"content":"${content}"}}]}\n\n`
      stats.written += event.length
      if (!response.write(event)) {
        stats.held += 1
        return
      }
    }
    response.end('data: [DONE]\n\n')
  }
  response.on('drain', write)
  response.on('close', () => {
    stats.left += 1
    response.off('drain', write)
  })
  write()
})
server.listen(process.env.LISTEN, () => console.log(JSON.stringify(server.address())))
