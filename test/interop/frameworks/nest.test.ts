import 'reflect-metadata'
import type { Server } from 'node:http'
import { NestFactory } from '@nestjs/core'
import type { ChatEvent, Provider } from 'rivulet'
import { battery } from './battery.ts'
import { listen } from './listen.ts'
import { createModule } from './nest.ts'

async function serve(chat: Provider<ChatEvent>) {
  const app = await NestFactory.create(createModule(chat), { logger: false })
  await app.listen(0, '127.0.0.1')
  const { port, close } = await listen(app.getHttpServer() as Server)
  return {
    port,
    async close() {
      close()
      await app.close()
    },
  }
}

battery('NestJS 11, @Sse()', {
  serve,
  sse: { method: 'GET', path: '/chat?question=Hi' },
  // Nest has words of its own for it, and no place for a header.
  failure: (statusCode, _tag, message) => ({ statusCode, message }),
  retryAfter: false,
})

battery('NestJS 11, @Res()', { serve, plain: { method: 'POST', path: '/plain' } })
