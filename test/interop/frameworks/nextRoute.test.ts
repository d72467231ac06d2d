import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { battery } from './battery.ts'
import { listen } from './listen.ts'
import { createRoute } from './nextRoute.ts'

// The server tells of every broken body.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}))

// A route handler is a function from a web Request to a web Response; any server of such functions can run it.
for (const format of ['sse', 'text'] as const) {
  battery(`A Next-style route handler (${format})`, {
    serve: (chat) => listen(createAdaptorServer({ fetch: createRoute(chat, format) }) as Server),
    [format === 'sse' ? 'sse' : 'plain']: { method: 'POST', path: '/chat' },
  })
}
