import Fastify from 'fastify'
import { type ChatEvent, type ChatMessage, iterate, pipeToServerResponse, type Provider } from 'rivulet'

interface Question {
  Body: { messages: ChatMessage[] }
}

export function createApp(chat: Provider<ChatEvent>) {
  const app = Fastify()

  app.post<Question>('/chat', async (request, reply) => {
    // From here on the answer is ours; headers that were set on `reply` are not sent.
    reply.hijack()
    const error = await pipeToServerResponse(iterate(chat, request.body.messages), reply.raw, { format: 'sse' })
    if (error) request.log.error({ error })
  })

  app.post<Question>('/plain', async (request, reply) => {
    reply.hijack()
    await pipeToServerResponse(iterate(chat, request.body.messages), reply.raw, { format: 'text' })
  })

  return app
}
