import { Agent, type Dispatcher, ProxyAgent } from 'undici'

/** Hands out one agent for each proxy and connect timeout, so that connections are kept alive between requests. */
export interface Dispatchers {
  get(proxy: string | undefined, connectTimeout: number): Dispatcher
}

/** 0 = off: the limits are ours, and undici's are coarse. */
const UNLIMITED = { headersTimeout: 0, bodyTimeout: 0 } as const

export function createDispatchers(): Dispatchers {
  const agents = new Map<string, Dispatcher>()
  return {
    get(proxy, connectTimeout) {
      const key = `${connectTimeout} ${proxy ?? ''}`
      const known = agents.get(key)
      if (known) return known
      const agent = create(proxy, connectTimeout)
      agents.set(key, agent)
      return agent
    },
  }
}

function create(proxy: string | undefined, timeout: number): Dispatcher {
  if (proxy === undefined) return new Agent({ ...UNLIMITED, allowH2: false, connect: { timeout } })
  // Tunnelled for http targets too: a proxy never sees a key.
  const tls = { timeout }
  return new ProxyAgent({ ...UNLIMITED, uri: proxy, proxyTunnel: true, proxyTls: tls, requestTls: tls })
}
