import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { battery } from './battery.ts'
import { createApp } from './hono.ts'
import { listen } from './listen.ts'

// It tells of every broken body.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}))

battery('Hono 4', {
  serve: (chat) => listen(createAdaptorServer({ fetch: createApp(chat).fetch }) as Server),
  sse: { method: 'POST', path: '/chat' },
  plain: { method: 'POST', path: '/plain' },
})
