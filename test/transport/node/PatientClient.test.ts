import type { Socket } from 'node:net'
import { buildConnector, type Dispatcher } from 'undici'
import { PatientClient } from '../../../src/transport/node/PatientClient.ts'
import { type Carrier, Turns, type Waiting } from '../../../src/transport/node/Turns.ts'
import { type RawServer, startRawServer } from '../rawServer.ts'

let server: RawServer
let opened: (Waiting | undefined)[]
let turns: Turns
let client: PatientClient

beforeEach(async () => {
  server = await startRawServer(({ socket }) => {
    socket.on('data', (text: string) => {
      if (text.includes('/close')) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      if (text.includes('/keep')) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
    })
  })
  opened = []
  turns = new Turns()
  const open = buildConnector({})
  const connect: buildConnector.connector = (target, callback) => {
    opened.push(turns.asking)
    open(target, callback)
  }
  client = new PatientClient(new URL(new URL(server.url).origin), { connect }, turns)
})
afterEach(async () => {
  await client.destroy()
  await server.close()
})

class Asking implements Waiting {
  phase: Waiting['phase'] = 'connect'
  closings = 0
  carrier: Carrier | undefined
  readonly over: Promise<string>
  #end: (how: string) => void = () => undefined
  #controller: Dispatcher.DispatchController | undefined

  constructor(path: string) {
    this.over = new Promise((resolve) => {
      this.#end = resolve
    })
    turns.take(this, () => client.dispatch({ path, method: 'POST', body: '' }, this))
  }

  carriedBy(carrier: Carrier): void {
    this.carrier = carrier
  }

  opening(_socket: Socket): void {
    throw new Error('that is for others to tell')
  }

  closing(): void {
    this.closings += 1
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    this.phase = 'headers'
  }

  onResponseEnd(): void {
    this.phase = 'over'
    this.#end('answered')
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#end(error.message)
  }

  abort(): void {
    this.#controller?.abort(new Error('left'))
  }
}

test('opens a connection in the turn of whoever waits for it', async () => {
  const asking = new Asking('/keep')
  expect(opened).toEqual([asking])
  expect(await asking.over).toBe('answered')
})

test('opens none for a request that was left', async () => {
  const left = new Asking('/silent')
  const connection = await server.request(0)
  left.abort()
  await connection.closed
  const next = new Asking('/keep')
  expect(await next.over).toBe('answered')
  expect(opened.map((one) => (one === left ? 'left' : one === next ? 'next' : one))).toEqual(['left', 'next'])
})

test('opens one for a request that was asked for while the last connection closes', async () => {
  for (let round = 0; round < 20; round++) {
    expect(await new Asking('/close').over).toBe('answered')
  }
  expect(opened).toHaveLength(20)
  expect(opened).not.toContain(undefined)
})

describe('before a connection is destroyed', () => {
  test('it says so to whose answer is not over, once, however often it was to watch', async () => {
    const first = new Asking('/keep')
    expect(await first.over).toBe('answered')
    first.carrier?.watch()
    const second = new Asking('/silent')
    const { socket } = await server.request(0)
    for (let time = 0; time < 3; time++) second.carrier?.watch()
    socket.resetAndDestroy()
    expect(await second.over).toMatch('ECONNRESET')
    expect([opened.length, first.closings, second.closings]).toEqual([1, 0, 1])
  })

  test('it says nothing where nobody had it watch, and a new connection is to be watched anew', async () => {
    const unwatched = new Asking('/silent')
    const { socket } = await server.request(0)
    unwatched.carrier?.watch()
    socket.resetAndDestroy()
    await unwatched.over
    const again = new Asking('/silent')
    const next = await server.request(1)
    next.socket.resetAndDestroy()
    await again.over
    const watched = new Asking('/silent')
    const last = await server.request(2)
    watched.carrier?.watch()
    last.socket.resetAndDestroy()
    await watched.over
    expect([unwatched.closings, again.closings, watched.closings]).toEqual([1, 0, 1])
  })
})

test('opens one for whoever waits behind a request that was left', async () => {
  const left = new Asking('/silent')
  const connection = await server.request(0)
  const behind = new Asking('/keep')
  left.abort()
  await connection.closed
  expect(await behind.over).toBe('answered')
  expect(opened).toHaveLength(2)
  expect(opened[1] === behind).toBe(true)
})
