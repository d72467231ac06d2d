import { Hono } from 'hono'
import { type ChatEvent, type ChatMessage, iterate, type Provider, toResponse } from 'rivulet'

export function createApp(chat: Provider<ChatEvent>) {
  const app = new Hono()

  app.post('/chat', async (context) => {
    const { messages } = await context.req.json<{ messages: ChatMessage[] }>()
    // The signal tells of a client that leaves before the first token, when there is no body to cancel yet.
    return toResponse(iterate(chat, messages), { format: 'sse', signal: context.req.raw.signal })
  })

  app.post('/plain', async (context) => {
    const { messages } = await context.req.json<{ messages: ChatMessage[] }>()
    return toResponse(iterate(chat, messages), { format: 'text', signal: context.req.raw.signal })
  })

  return app
}
