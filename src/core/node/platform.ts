import type { Clue, CorePlatform } from '../CorePlatform.ts'
import { createProviderError } from '../createProviderError.ts'

/** Codes of Node and of undici, and where a connection that fails with them broke; in the order in which they count. */
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

export const platform: CorePlatform = {
  readCodes(clues, phase, cause) {
    for (const [codes, place] of CODES) {
      const found = clues.filter((clue) => codes.test(codeOf(clue)))
      const clue = found.find(({ message }) => message !== '') ?? found[0]
      if (clue === undefined) continue
      const code = codeOf(clue)
      const message = clue.message || `the request failed (${code})`
      if (place === 'nothing was sent') return createProviderError('InvalidRequest', message, { cause })
      return createProviderError('Network', message, {
        phase: place === 'where it was' ? phase : place,
        code,
        cause,
        retryable: code === 'UND_ERR_HEADERS_OVERFLOW' ? false : undefined,
      })
    }
    return undefined
  },
}

/** undici's parser has errors with a name alone. */
function codeOf({ code, name }: Clue): string {
  return code || (name === 'HTTPParserError' ? name : '')
}
