import { battery } from './battery.ts'
import { listen } from './listen.ts'
import { createChatServer } from './nodeHttp.ts'

beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}))

battery('node:http', {
  serve: (chat) => listen(createChatServer(chat)),
  sse: { method: 'POST', path: '/chat' },
  plain: { method: 'POST', path: '/plain' },
})
