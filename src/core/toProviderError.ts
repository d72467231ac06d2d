import { createProviderError } from './createProviderError.ts'
import { isProviderError } from './isProviderError.ts'
import type { NetworkPhase, ProviderError } from './ProviderError.ts'

interface Context {
  /** Where a lost connection broke. Default `connect`. */
  readonly phase?: NetworkPhase
}

interface Clue {
  readonly code: string
  readonly name: string
  readonly message: string
}

const CONNECT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_TLS)$/
const TLS =
  /^(ERR_SSL_|ERR_TLS_|CERT_|CRL_|UNABLE_TO_|(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)$)/
const INVALID = /^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_INVALID_CHAR|ERR_INVALID_HTTP_TOKEN)$/
const LOST = /^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|UND_ERR_|HPE_)/

/**
 * Makes a `ProviderError` of anything that was thrown. A `ProviderError` stays as it is; the codes of Node, undici and
 * fetch become `Network` (or `InvalidRequest`, where nothing was sent because it could not be), an `AbortError`
 * `Aborted`; anything else is `Upstream` and may be retried.
 *
 * Causes and aggregates are searched: fetch hides the code in `cause`, a dual-stack connect in `errors`.
 *
 * @example
 * source.pipe(catchError((error: unknown) => of(toProviderError(error)._tag)))
 */
export function toProviderError(error: unknown, { phase = 'connect' }: Context = {}): ProviderError {
  if (isProviderError(error)) return error
  const clues = cluesOf(error)
  const find = (is: (clue: Clue) => boolean) => {
    const found = clues.filter(is)
    return found.find(({ message }) => message !== '') ?? found[0]
  }
  const tls = find(({ code }) => TLS.test(code))
  if (tls) return createProviderError('Network', describe(tls), { phase: 'tls', code: tls.code, cause: error })
  const connect = find(({ code }) => CONNECT.test(code))
  if (connect) {
    return createProviderError('Network', describe(connect), { phase: 'connect', code: connect.code, cause: error })
  }
  const invalid = find(({ code }) => INVALID.test(code))
  if (invalid) return createProviderError('InvalidRequest', describe(invalid), { cause: error })
  const lost = find(({ code, name }) => LOST.test(code) || name === 'HTTPParserError')
  if (lost) {
    const retryable = lost.code === 'UND_ERR_HEADERS_OVERFLOW' ? { retryable: false } : {}
    const code = lost.code === '' ? lost.name : lost.code
    return createProviderError('Network', describe(lost), { phase, code, cause: error, ...retryable })
  }
  if (clues[0]?.name === 'AbortError') {
    return createProviderError('Aborted', 'the call was aborted', { cause: error })
  }
  const message = find(() => true)?.message || 'an unknown error'
  return createProviderError('Upstream', message, { retryable: true, cause: error })
}

/** The error, its causes and its parts, outermost first. */
function cluesOf(error: unknown, seen = new Set<unknown>()): Clue[] {
  if (error === undefined || error === null || seen.has(error)) return []
  seen.add(error)
  if (typeof error === 'string') return [{ code: '', name: '', message: error }]
  const { code, name, message, cause, errors } = error as Readonly<Record<string, unknown>>
  const own = { code: word(code), name: word(name), message: word(message) }
  const parts: readonly unknown[] = Array.isArray(errors) ? errors : []
  return [own, ...[cause, ...parts].flatMap((inner) => cluesOf(inner, seen))]
}

/** A DOMException's `code` is a number, which says nothing that its name does not. */
function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function describe({ message, code }: Clue): string {
  return message === '' ? `the request failed (${code})` : message
}
