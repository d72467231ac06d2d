import { battery } from './battery.ts'
import { createApp } from './fastify.ts'
import { listen } from './listen.ts'

battery('Fastify 5', {
  async serve(chat) {
    const app = createApp(chat)
    await app.listen({ port: 0, host: '127.0.0.1' })
    return listen(app.server)
  },
  sse: { method: 'POST', path: '/chat' },
  plain: { method: 'POST', path: '/plain' },
})
