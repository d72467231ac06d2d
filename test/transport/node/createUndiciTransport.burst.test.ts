import type { Subscription } from 'rxjs'
import type { HttpRequest } from '../../../src/transport/HttpRequest.ts'
import { createUndiciTransport } from '../../../src/transport/node/createUndiciTransport.ts'
import type { Transport } from '../../../src/transport/Transport.ts'
import { type RawServer, startRawServer } from '../rawServer.ts'

const MANY = 100

let server: RawServer

beforeEach(async () => {
  server = await startRawServer(({ socket }) => {
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nab'))
  })
})
afterEach(() => server.close())

const request = (): HttpRequest => ({ url: server.url, method: 'POST', headers: {}, body: '' })

/** What each of many that ask in one turn is told. */
function askAtOnce(
  transport: Transport,
  many = MANY,
): {
  told: string[]
  left: Subscription[]
  over: (wanted: number) => Promise<void>
} {
  const told: string[] = []
  let look: () => void = () => undefined
  const tell = (what: string) => {
    told.push(what)
    look()
  }
  const left = Array.from({ length: many }, () =>
    transport(request()).subscribe({
      next: ({ status }) => tell(String(status)),
      error: (error: { readonly _tag: string }) => tell(error._tag),
    }),
  )
  const over = (wanted: number) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (told.length === wanted) resolve()
      }
      look()
    })
  return { told, left, over }
}

test('many that ask in one turn are all answered', async () => {
  const { told, over } = askAtOnce(createUndiciTransport({}))
  await over(MANY)
  expect(told).toEqual(Array.from({ length: MANY }, () => '200'))
  expect(server.connections.length).toBe(MANY)
})

test.each([
  ['while undici is loaded', false],
  ['where it is there', true],
])('of many that ask %s, those who leave at once send nothing', async (_when, loaded) => {
  const transport = createUndiciTransport({})
  if (loaded) await askAtOnce(transport, 1).over(1)
  const before = server.connections.length
  const { told, left, over } = askAtOnce(transport)
  for (const subscription of left.slice(40)) subscription.unsubscribe()
  await over(40)
  expect(told).toEqual(Array.from({ length: 40 }, () => '200'))
  const requests = server.connections.map(({ received }) => received.split('POST').length - 1)
  expect(requests.reduce((sum, sent) => sum + sent)).toBe(before + 40)
})

test('where undici cannot be loaded all fail, and so do the next ones', async () => {
  jest.doMock('../../../src/transport/node/createDispatchers.ts', () => {
    throw new Error('no undici here')
  })
  const transport = createUndiciTransport({})
  const { told, over } = askAtOnce(transport)
  await over(MANY)
  expect(told).toEqual(Array.from({ length: MANY }, () => 'Network'))
  const again = askAtOnce(transport)
  await again.over(MANY)
  expect(again.told.length).toBe(MANY)
})
