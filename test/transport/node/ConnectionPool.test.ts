import { buildConnector, type Dispatcher } from 'undici'
import { ConnectionPool } from '../../../src/transport/node/ConnectionPool.ts'
import { PatientClient } from '../../../src/transport/node/PatientClient.ts'
import { Turns, type Waiting } from '../../../src/transport/node/Turns.ts'
import { type RawServer, startRawServer } from '../rawServer.ts'

let servers: RawServer[]
let clients: PatientClient[]
let turns: Turns
let pool: ConnectionPool

beforeEach(async () => {
  const start = () =>
    startRawServer(({ socket }) => {
      socket.on('data', (text: string) => {
        if (text.includes('/ok')) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
        if (text.includes('/close')) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      })
    })
  servers = [await start(), await start()]
  clients = []
  turns = new Turns()
  pool = new ConnectionPool((origin) => {
    const client = new PatientClient(origin, { connect: buildConnector({}) }, turns)
    clients.push(client)
    return client
  })
})
afterEach(async () => {
  await Promise.all(clients.map((client) => client.destroy()))
  await Promise.all(servers.map((server) => server.close()))
})

/** Asks, and says how it ended; a path that the server does not know has no end of its own. */
class Asking implements Waiting {
  phase: Waiting['phase'] = 'connect'
  readonly over: Promise<string>
  readonly #end: (how: string) => void
  #controller: Dispatcher.DispatchController | undefined

  constructor(path: string, server = 0) {
    let end: (how: string) => void = () => undefined
    this.over = new Promise((resolve) => {
      end = resolve
    })
    this.#end = end
    const { origin } = new URL(servers[server]?.url ?? '')
    turns.take(this, () => pool.dispatch({ origin, path, method: 'POST', body: '' }, this))
  }

  carriedBy(): void {}

  opening(): void {}

  closing(): void {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
  }

  onResponseEnd(): void {
    // undici frees the connection in the next turn.
    setImmediate(() => setImmediate(() => this.#end('end')))
  }

  onResponseError(_controller: unknown, error: Error): void {
    setImmediate(() => this.#end(error.message))
  }

  leave(): void {
    this.phase = 'over'
    this.#controller?.abort(new Error('left'))
  }
}

const connections = () => servers.map((server) => server.connections.length)

test('requests one after another share a connection', async () => {
  for (let round = 0; round < 3; round += 1) expect(await new Asking('/ok').over).toBe('end')
  expect(connections()).toEqual([1, 0])
})

test('requests at the same time have one each, and the next ones take those', async () => {
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(Array.from({ length: 5 }, () => new Asking('/ok').over))
  }
  expect(connections()).toEqual([5, 0])
  expect(clients.length).toBe(5)
})

test('one that closed while nobody used it is let go', async () => {
  await new Asking('/ok').over
  const closed = new Promise((resolve) => clients[0]?.once('disconnect', resolve))
  servers[0]?.connections[0]?.socket.destroy()
  await closed
  expect(await new Asking('/ok').over).toBe('end')
  expect(connections()).toEqual([2, 0])
  expect(clients.length).toBe(2)
})

test('a connection that waits for its answer is nobody else’s', async () => {
  const silent = new Asking('/silent')
  await servers[0]?.request(0)
  expect(await new Asking('/ok').over).toBe('end')
  expect(connections()).toEqual([2, 0])
  silent.leave()
  expect(await silent.over).toBe('left')
})

test('each origin has its own', async () => {
  await Promise.all([new Asking('/ok', 0).over, new Asking('/ok', 1).over])
  await Promise.all([new Asking('/ok', 0).over, new Asking('/ok', 1).over])
  expect(connections()).toEqual([1, 1])
})

test('the one used last is taken first', async () => {
  await Promise.all([new Asking('/ok').over, new Asking('/ok').over])
  const received = () => servers[0]?.connections.map((connection) => connection.received.split('POST').length - 1)
  const [first = 0, second = 0] = received() ?? []
  for (let round = 0; round < 3; round += 1) await new Asking('/ok').over
  expect([first, second]).toEqual([1, 1])
  expect(received()).toEqual([1, 4])
})

test.each([
  ['the server closed it', async () => new Asking('/close').over],
  [
    'its reply was left',
    async () => {
      const asking = new Asking('/silent')
      await servers[0]?.request(0)
      asking.leave()
      return asking.over
    },
  ],
  [
    'it was reset',
    async () => {
      const asking = new Asking('/silent')
      const connection = await servers[0]?.request(0)
      connection?.reset()
      return asking.over
    },
  ],
])('after %s it connects again', async (_how, end) => {
  await end()
  expect(await new Asking('/ok').over).toBe('end')
  expect(await new Asking('/ok').over).toBe('end')
  expect(connections()).toEqual([2, 0])
})
