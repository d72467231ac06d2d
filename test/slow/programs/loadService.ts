import { createServer } from 'node:http'
import { startEmulator } from 'rivulet/testing'
import { replyTo } from './loadScript.ts'

/** The service of the load test, with a page that tells how its replies ended. */
let running = 0
let most = 0

const emulator = await startEmulator({
  openai(request) {
    running += 1
    most = Math.max(most, running)
    void request.closed.then(() => (running -= 1))
    const { messages } = request.body as { readonly messages: readonly [{ readonly content: string }] }
    return replyTo(Number(messages[0].content))
  },
})

const page = createServer((_request, response) => {
  const endings: Record<string, number> = {}
  for (const { ending } of emulator.requests) endings[String(ending)] = (endings[String(ending)] ?? 0) + 1
  response.end(JSON.stringify({ running, most, requests: emulator.requests.length, endings }))
})
page.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ baseUrl: emulator.baseUrl('openai'), page: page.address() }))
})
