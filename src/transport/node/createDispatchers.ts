import type { Socket } from 'node:net'
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici'

/** A request that wants a connection, or has one. */
export interface Waiting extends Dispatcher.DispatchHandler {
  /** Whether it still waits for its connection. */
  readonly waits: boolean
  /** This is the socket that is being opened for it; not called where one is open already. */
  opening(socket: Socket): void
}

/** Keeps one agent for each proxy and connect timeout, so that connections are kept alive between requests. */
export interface Dispatchers {
  dispatch(options: Dispatcher.DispatchOptions, request: Waiting, route: Route): void
}

interface Route {
  readonly proxy: string | undefined
  readonly connectTimeout: number
}

/** 0 = off: the limits are ours, and undici's are coarse. */
const UNLIMITED = { headersTimeout: 0, bodyTimeout: 0 } as const

export function createDispatchers(): Dispatchers {
  const agents = new Map<string, Dispatcher>()
  const waiting = new Set<Waiting>()
  // undici calls the connector before `dispatch` returns, so whoever dispatches is the one who connects.
  let asking: Waiting | undefined
  let connecting = 0

  const forget = () => {
    for (const request of waiting) if (!request.waits) waiting.delete(request)
  }
  const connector = (timeout: number): buildConnector.connector => {
    const connect = buildConnector({ timeout }) as (...given: Parameters<buildConnector.connector>) => Socket
    return (target, callback) => {
      forget()
      // A request that was aborted stays in undici's queue, for which it opens a connection that nobody uses.
      if (asking === undefined && waiting.size <= connecting) {
        callback(new Error('nobody waits for this connection'), null)
        return
      }
      connecting += 1
      const socket = connect(target, (...outcome) => {
        connecting -= 1
        callback(...outcome)
      })
      asking?.opening(socket)
    }
  }

  return {
    dispatch(options, request, { proxy, connectTimeout }) {
      const key = `${connectTimeout} ${proxy ?? ''}`
      const agent = agents.get(key) ?? create(proxy, connector(connectTimeout), connectTimeout)
      agents.set(key, agent)
      forget()
      waiting.add(request)
      asking = request
      try {
        agent.dispatch(options, request)
      } finally {
        asking = undefined
      }
    },
  }
}

function create(proxy: string | undefined, connect: buildConnector.connector, timeout: number): Dispatcher {
  if (proxy === undefined) return new Agent({ ...UNLIMITED, allowH2: false, connect })
  const token = credentials(proxy)
  return new ProxyAgent({
    ...UNLIMITED,
    uri: new URL(proxy).origin,
    ...(token === undefined ? {} : { token }),
    // Tunnelled for http targets too: a proxy never sees a key.
    proxyTunnel: true,
    clientFactory: (origin) => new ProxyPool(origin, { ...UNLIMITED, connect }),
    requestTls: { timeout },
  })
}

/** The connections to a proxy. */
class ProxyPool extends Pool {
  /** A closed socket is what undici tries again for ever, as fast as it can; here it is said in words that end it. */
  override async connect(options: Dispatcher.ConnectOptions): Promise<never> {
    try {
      return (await super.connect(options)) as never
    } catch (error) {
      const { code, message } = error as Error & { readonly code?: string }
      throw code === 'UND_ERR_SOCKET'
        ? Object.assign(new Error(message, { cause: error }), { code: 'ECONNRESET' })
        : error
    }
  }
}

/** The URL itself is kept from undici: what it does not know it cannot show. */
function credentials(proxy: string): string | undefined {
  const { username, password } = new URL(proxy)
  if (username === '' && password === '') return undefined
  const pair = `${decode(username)}:${decode(password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** A percent sign may also be just that. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
