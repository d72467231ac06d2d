import type { Socket } from 'node:net'
import { buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici'
import { ConnectionPool } from './ConnectionPool.ts'
import { PatientClient, type PatientClientConfig } from './PatientClient.ts'
import { Turns, type Waiting } from './Turns.ts'

/** Keeps one pool for each proxy, so that connections are kept alive between requests. */
export interface Dispatchers {
  dispatch(options: Dispatcher.DispatchOptions, request: Routed): void
}

/** A request that says which way it goes. */
export interface Routed extends Waiting {
  readonly proxy: string | undefined
}

/**
 * Bytes that a socket reads ahead while it is held, in reads as small as they come: so few. Yet more than most events have,
 * because a read that fills it stops the socket and starts it again.
 */
const READ_AHEAD = 512

/** 0 = off: the limits are ours, and undici's are coarse. */
const UNLIMITED = { headersTimeout: 0, bodyTimeout: 0 } as const
const CONNECTOR = { timeout: 0, allowH2: false, highWaterMark: READ_AHEAD }

export function createDispatchers(): Dispatchers {
  const pools = new Map<string | undefined, Dispatcher>()
  const turns = new Turns()
  return {
    dispatch(options, request) {
      const { proxy } = request
      const pool = pools.get(proxy) ?? create(proxy, turns)
      pools.set(proxy, pool)
      turns.take(request, () => pool.dispatch(options, request))
    },
  }
}

function create(proxy: string | undefined, turns: Turns): Dispatcher {
  const open = buildConnector(CONNECTOR) as (...given: Parameters<buildConnector.connector>) => Socket
  const connect: buildConnector.connector = (target, callback) => {
    const socket = open(target, callback)
    turns.asking?.opening(socket)
  }
  const pool = (config: PatientClientConfig) => new ConnectionPool((origin) => new PatientClient(origin, config, turns))
  if (proxy === undefined) return pool({ ...UNLIMITED, connect })
  const token = credentials(proxy)
  return new ProxyAgent({
    ...UNLIMITED,
    uri: new URL(proxy).origin,
    ...(token === undefined ? {} : { token }),
    // Tunnelled for http targets too: a proxy never sees a key.
    proxyTunnel: true,
    factory: (_origin, config) => pool(config as PatientClientConfig),
    clientFactory: (origin) => new ProxyPool(origin, { ...UNLIMITED, connect }),
    requestTls: CONNECTOR,
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
