import type { Socket } from 'node:net'
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici'

/** An undici dispatcher that shows the socket which a request opens: none, where one is open already. */
export interface Dispatchable {
  dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
    onSocket: (socket: Socket) => void,
  ): void
}

/** Hands out one agent for each proxy and connect timeout, so that connections are kept alive between requests. */
export interface Dispatchers {
  get(proxy: string | undefined, connectTimeout: number): Dispatchable
}

type Connect = (timeout: number) => buildConnector.connector

/** 0 = off: the limits are ours, and undici's are coarse. */
const UNLIMITED = { headersTimeout: 0, bodyTimeout: 0 } as const

export function createDispatchers(): Dispatchers {
  const agents = new Map<string, Dispatcher>()
  // undici calls the connector before `dispatch` returns, so whoever dispatches is the one who connects.
  let opened: ((socket: Socket) => void) | undefined
  const connector: Connect = (timeout) => {
    const connect = buildConnector({ timeout }) as (...given: Parameters<buildConnector.connector>) => Socket
    return (target, callback) => {
      const socket = connect(target, callback)
      opened?.(socket)
    }
  }
  return {
    get(proxy, connectTimeout) {
      const key = `${connectTimeout} ${proxy ?? ''}`
      const agent = agents.get(key) ?? create(proxy, connectTimeout, connector)
      agents.set(key, agent)
      return {
        dispatch(options, handler, onSocket) {
          opened = onSocket
          try {
            agent.dispatch(options, handler)
          } finally {
            opened = undefined
          }
        },
      }
    },
  }
}

function create(proxy: string | undefined, timeout: number, connector: Connect): Dispatcher {
  if (proxy === undefined) return new Agent({ ...UNLIMITED, allowH2: false, connect: connector(timeout) })
  const token = credentials(proxy)
  return new ProxyAgent({
    ...UNLIMITED,
    uri: new URL(proxy).origin,
    ...(token === undefined ? {} : { token }),
    // Tunnelled for http targets too: a proxy never sees a key.
    proxyTunnel: true,
    clientFactory: (origin) => new Pool(origin, { ...UNLIMITED, connect: connector(timeout) }),
    requestTls: { timeout },
  })
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
