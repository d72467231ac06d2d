import { createServer } from 'node:http'
import { iterate, pipeToServerResponse, type Provider } from 'rivulet'
import { Observable } from 'rxjs'

/**
 * Answers at the path `LISTEN` with a reply that has no end and comes as fast as its flow allows. GET /rss tells the
 * memory of this program in MiB, GET /stats what the provider did.
 */
const stats = { replies: 0, written: 0, held: 0, left: 0 }
const messages = [{ role: 'user', content: 'Hi' }] as const

const chat: Provider = (_messages, options) =>
  new Observable((out) => {
    stats.replies += 1
    out.add(() => (stats.left += 1))
    let go = false
    out.add(
      options?.flow?.subscribe((said) => {
        go = said
        if (!go) stats.held += 1
        while (go && !out.closed) {
          const token = `${stats.written} `.padEnd(16, 'x')
          stats.written += token.length
          out.next(token)
        }
      }),
    )
  })

const server = createServer((request, response) => {
  if (request.url === '/rss') response.end(String(process.memoryUsage.rss() / 2 ** 20))
  else if (request.url === '/stats') response.end(JSON.stringify(stats))
  else void pipeToServerResponse(iterate(chat, messages), response, { format: 'sse' })
})
server.listen(process.env.LISTEN, () => console.log(JSON.stringify(process.env.LISTEN)))
