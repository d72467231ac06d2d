import type { Socket } from 'node:net'
import type { Dispatcher } from 'undici'
import { createDispatchers, type Routed } from '../../../src/transport/node/createDispatchers.ts'
import { type RawServer, startRawServer } from '../rawServer.ts'

let server: RawServer

beforeEach(async () => {
  server = await startRawServer(({ socket }) => {
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'))
  })
})
afterEach(() => server.close())

/** A request that records what it is told. */
class Asking implements Routed {
  phase: Routed['phase'] = 'connect'
  readonly proxy = undefined
  readonly sockets: Socket[] = []
  readonly over: Promise<unknown>
  #end: (error?: unknown) => void = () => undefined
  #controller: Dispatcher.DispatchController | undefined

  constructor() {
    this.over = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  carriedBy(): void {}

  opening(socket: Socket): void {
    this.sockets.push(socket)
  }

  closing(): void {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.phase = 'headers'
    this.#controller = controller
  }

  onResponseEnd(): void {
    // undici frees the connection in the next turn.
    setImmediate(() => setImmediate(() => this.#end()))
  }

  onResponseError(_controller: unknown, error: unknown): void {
    this.#end(error)
  }

  abort(): void {
    this.#controller?.abort(new Error('left'))
  }
}

const get = () => ({ origin: new URL(server.url).origin, path: '/', method: 'GET' as const })

test('shows the socket that a request opens, and none where one is open', async () => {
  const dispatchers = createDispatchers()
  const [first, second] = [new Asking(), new Asking()]
  dispatchers.dispatch(get(), first)
  expect(first.sockets.length).toBe(1)
  await first.over
  dispatchers.dispatch(get(), second)
  await second.over
  expect(second.sockets.length).toBe(0)
  expect(server.connections.length).toBe(1)
})

test('shows each of two that are asked at once its own socket', async () => {
  const dispatchers = createDispatchers()
  const [first, second] = [new Asking(), new Asking()]
  for (const asking of [first, second]) dispatchers.dispatch(get(), asking)
  await Promise.all([first.over, second.over])
  expect(first.sockets.length).toBe(1)
  expect(second.sockets.length).toBe(1)
  expect(first.sockets[0] === second.sockets[0]).toBe(false)
})

test('a request that destroys its socket while it opens fails, and only that one', async () => {
  const dispatchers = createDispatchers()
  const [first, second] = [new Asking(), new Asking()]
  for (const asking of [first, second]) dispatchers.dispatch(get(), asking)
  first.phase = 'over'
  first.sockets[0]?.destroy(new Error('left'))
  expect(await first.over).toMatchObject({ message: 'left' })
  expect(await second.over).toBeUndefined()
})

test('no connection is opened for nobody', async () => {
  await server.close()
  server = await startRawServer()
  const dispatchers = createDispatchers()
  const asking = new Asking()
  dispatchers.dispatch(get(), asking)
  const connection = await server.request(0)
  asking.abort()
  await connection.closed
  await asking.over
  await new Promise((resolve) => setImmediate(resolve))
  expect(server.connections.length).toBe(1)
})
