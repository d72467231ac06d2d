import type { AddressInfo, Socket } from 'node:net'
import { createProviderError } from '../core/createProviderError.ts'
import type { EmulatedVendor } from './EmulatedVendor.ts'
import { checkScripts } from './emulator/checkScripts.ts'
import { createStage, type EmulatorScripts } from './emulator/createStage.ts'
import { type House, receive } from './emulator/receive.ts'
import { emulatorWires } from './emulatorWires/emulatorWires.ts'
import type { RecordedRequest } from './RecordedRequest.ts'

/** A script per vendor, under the vendor's name, and the pace of all. */
export interface EmulatorOptions extends EmulatorScripts {
  /** Milliseconds between two tokens, from 0. Default 0: each in a turn of its own, as fast as the client reads. */
  readonly pace?: number
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string
  /** The base URL under which this vendor is played: `url`, a slash and its name. Give it to the vendor's provider. */
  baseUrl(vendor: EmulatedVendor): string
  /** What was asked, in the order of arrival; preflights and unknown paths are left out. */
  readonly requests: readonly RecordedRequest[]
  /** How many sockets are open, also those that a client keeps for its next request. */
  connections(): number
  /** Breaks off what is open and frees the port. May be called twice. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts a server on 127.0.0.1 (Node only) that speaks the wires of rivulet's vendors and follows a script: which tokens,
 * how slowly, and what goes wrong. Test your own timeouts, retries and fallbacks against it, in any client.
 *
 * ```
 * reply('Hi', stall())    H--a------ …      status(429)   H|
 * reply('Hi', cut())      H--a#             hang()        ------ …
 * ```
 *
 * A vendor's script is one reply, an array (one per request, the last repeats) or a function of the request. A vendor
 * without a script says who it plays and repeats the question. The end of the path decides which wire is spoken; its
 * first segment, if it is a vendor's name, whose script. Browsers are let in (CORS).
 *
 * Rejects with `Config` where the options name an unknown vendor or hold something that is no reply. If a script's
 * function throws, the client gets a 500 that says so.
 *
 * @example
 * const emulator = await startEmulator({
 *   openai: [reply('Hi', stall(2_000)), status(429, { retryAfter: 1 })],
 *   ylokh: reply('Hel', 'lo'),
 *   pace: 20,
 * })
 * const ask = openai({ baseUrl: emulator.baseUrl('openai'), apiKey: 'any', model: 'gpt-5-mini' })
 * // …
 * await emulator.requests[0]?.closed // 'by-client' once the caller has left
 * await emulator.close()
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkScripts(options)
  const { pace = 0, ...scripts } = options
  const sockets = new Set<Socket>()
  const requests: RecordedRequest[] = []
  const house: House = { stage: createStage(scripts), pace, requests, openedAt: performance.now(), closing: false }

  const server = http().createServer((incoming, response) => void receive(incoming, response, house))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function close(): Promise<void> {
    house.closing = true
    const closed = [server, ...sockets].map((open) => new Promise((resolve) => open.once('close', resolve)))
    if (!server.listening) return
    server.close()
    for (const socket of sockets) socket.destroy()
    await Promise.all(closed)
  }

  return {
    url,
    baseUrl(vendor) {
      if (emulatorWires.some(({ vendors }) => vendors.includes(vendor))) return `${url}/${vendor}`
      throw createProviderError('Config', `baseUrl: the emulator does not play "${vendor}"`)
    },
    requests,
    connections: () => sockets.size,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Not an import: bundlers for browsers would have to resolve it, even where only the marbles are used. */
function http(): typeof import('node:http') {
  const module = globalThis.process?.getBuiltinModule?.('node:http')
  if (module !== undefined) return module
  throw createProviderError('Config', 'startEmulator: it needs Node (20.16 or later), because it opens a server')
}
