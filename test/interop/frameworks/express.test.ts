import { createServer } from 'node:http'
import { battery } from './battery.ts'
import { createApp } from './express.ts'
import { listen } from './listen.ts'

beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}))

battery('Express 5', {
  serve: (chat) => listen(createServer(createApp(chat))),
  sse: { method: 'POST', path: '/chat' },
  plain: { method: 'POST', path: '/plain' },
})
