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
afterEach(async () => {
  jest.useRealTimers()
  await server.close()
})

const request = (): HttpRequest => ({ url: server.url, method: 'POST', headers: {}, body: '' })

/** What each of many that ask in one turn is told. */
function askAtOnce(transport: Transport): {
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
  const left = Array.from({ length: MANY }, () =>
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

test('also where the clock of a test stands still', async () => {
  jest.useFakeTimers()
  const { told, over } = askAtOnce(createUndiciTransport({}))
  await over(MANY)
  expect(told.length).toBe(MANY)
})

test('of many that ask, those who leave before the tick sends theirs send nothing', async () => {
  const { told, left, over } = askAtOnce(createUndiciTransport({}))
  await Promise.resolve()
  for (const subscription of left.slice(40)) subscription.unsubscribe()
  await over(40)
  expect(told).toEqual(Array.from({ length: 40 }, () => '200'))
  expect(server.connections.length).toBe(40)
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
