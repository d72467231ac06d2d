import express from 'express'
import { type ChatEvent, iterate, pipeToServerResponse, type Provider } from 'rivulet'

export function createApp(chat: Provider<ChatEvent>) {
  const app = express()
  app.use(express.json())

  app.post('/chat', async (request, response) => {
    const reply = iterate(chat, request.body.messages)
    const error = await pipeToServerResponse(reply, response, { format: 'sse' })
    if (error) console.error(JSON.stringify(error))
  })

  app.post('/plain', async (request, response) => {
    await pipeToServerResponse(iterate(chat, request.body.messages), response, { format: 'text' })
  })

  return app
}
