import { createServer } from 'node:http'
import { iterate, openai, pipeToServerResponse, undiciTransport } from 'rivulet'
import { Agent } from 'undici'

/** Answers at the path `LISTEN` with what the service at the path `UPSTREAM` says. GET /rss tells its memory in MiB. */
const { LISTEN = '', UPSTREAM = '' } = process.env
const dispatcher = new Agent({ connect: { socketPath: UPSTREAM } })
const chat = openai({ baseUrl: 'http://upstream', apiKey: 'any', transport: undiciTransport({ dispatcher }) })

const server = createServer((request, response) => {
  if (request.url === '/rss') response.end(String(process.memoryUsage.rss() / 2 ** 20))
  else void pipeToServerResponse(iterate(chat, [{ role: 'user', content: 'Hi' }]), response, { format: 'sse' })
})
server.listen(LISTEN, () => console.log(JSON.stringify(LISTEN)))
