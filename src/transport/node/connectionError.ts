import { createProviderError } from '../../core/createProviderError.ts'
import type { ProviderError } from '../../core/ProviderError.ts'
import { toProviderError } from '../../core/toProviderError.ts'

interface Place {
  readonly phase: 'connect' | 'headers' | 'body'
  readonly proxy: string | undefined
}

/** Whatever undici stumbles over, such as an answer of status 0, broke the connection. */
export function connectionError(error: unknown, { phase, proxy }: Place): ProviderError {
  withoutData(error)
  if (proxy !== undefined && phase === 'connect') return proxyError(error, proxy)
  const known = toProviderError(error, { phase })
  if (known._tag !== 'Upstream') return known
  return createProviderError('Network', known.message.split('\n', 1).join(), { phase, cause: error })
}

/** undici hands over whatever came instead of HTTP; an error says less of an answer than that. */
function withoutData(error: unknown): void {
  if (error instanceof Error && 'data' in error) error.data = undefined
}

/** Names the proxy by its origin alone: its URL may hold a password. */
function proxyError(error: unknown, proxy: string): ProviderError {
  const { phase, code, message } = describe(error)
  const said = `no connection through the proxy ${new URL(proxy).origin}: ${message}`
  return createProviderError('Network', said, { phase, ...(code === undefined ? {} : { code }), cause: error })
}

function describe(error: unknown): { phase: 'connect' | 'tls'; code: string | undefined; message: string } {
  const plain = toProviderError(error)
  if (plain._tag !== 'Network') return { phase: 'connect', code: undefined, message: plain.message }
  return { phase: plain.phase === 'tls' ? 'tls' : 'connect', code: plain.code, message: plain.message }
}
