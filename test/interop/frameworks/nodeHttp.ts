import { createServer, type Server } from 'node:http'
import { json } from 'node:stream/consumers'
import { type ChatEvent, type ChatMessage, iterate, pipeToServerResponse, type Provider } from 'rivulet'

export function createChatServer(chat: Provider<ChatEvent>): Server {
  return createServer(async (request, response) => {
    const format = request.url === '/plain' ? 'text' : 'sse'
    try {
      const { messages } = (await json(request)) as { messages: ChatMessage[] }
      const error = await pipeToServerResponse(iterate(chat, messages), response, { format })
      if (error) console.error(JSON.stringify(error))
    } catch {
      // The question could not be read; an answer that has begun never comes here.
      response.writeHead(400).end()
    }
  })
}
