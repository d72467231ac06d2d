import { createProviderError } from './createProviderError.ts'
import { isProviderError } from './isProviderError.ts'
import type { NetworkPhase, ProviderError } from './ProviderError.ts'

interface Context {
  /** Where a lost connection broke. Default `connect`. */
  readonly phase?: NetworkPhase
}

interface Clue {
  readonly code: string
  readonly name: unknown
  readonly message: string
}

/** Codes, and where a connection that fails with them broke; in the order in which they count. */
const CODES = [
  [
    /^(ERR_SSL_|ERR_TLS_|CERT_|CRL_|UNABLE_TO_|(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)$)/,
    'tls',
  ],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_TLS)$/,
    'connect',
  ],
  [/^(UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_INVALID_CHAR|ERR_INVALID_HTTP_TOKEN)$/, 'nothing was sent'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|UND_ERR_|HPE_|HTTPParserError$)/, 'where it was'],
] as const

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
  for (const [codes, place] of CODES) {
    const { code, message } = tellingOf(clues.filter((clue) => codes.test(clue.code))) ?? {}
    if (code === undefined) continue
    const said = message || `the request failed (${code})`
    if (place === 'nothing was sent') return createProviderError('InvalidRequest', said, { cause: error })
    return createProviderError('Network', said, {
      phase: place === 'where it was' ? phase : place,
      code,
      cause: error,
      retryable: code === 'UND_ERR_HEADERS_OVERFLOW' ? false : undefined,
    })
  }
  if (clues[0]?.name === 'AbortError') return createProviderError('Aborted', 'the call was aborted', { cause: error })
  const message = tellingOf(clues)?.message || 'an unknown error'
  return createProviderError('Upstream', message, { retryable: true, cause: error })
}

/** The first that has a message, or else the first. */
function tellingOf(clues: readonly Clue[]): Clue | undefined {
  return clues.find(({ message }) => message !== '') ?? clues[0]
}

/** The error, its causes and its parts, outermost first. */
function cluesOf(error: unknown, seen = new Set<unknown>()): Clue[] {
  if (error === undefined || error === null || seen.has(error)) return []
  seen.add(error)
  if (typeof error === 'string') return [{ code: '', name: '', message: error }]
  const { code, name, message, cause, errors } = error as Readonly<Record<string, unknown>>
  const own = { code: word(code) || (name === 'HTTPParserError' ? name : ''), name, message: word(message) }
  const parts: readonly unknown[] = Array.isArray(errors) ? errors : []
  return [own, ...[cause, ...parts].flatMap((inner) => cluesOf(inner, seen))]
}

/** A DOMException's `code` is a number, which says nothing that its name does not. */
function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
