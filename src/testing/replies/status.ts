import { checkOptions, rule } from '../../core/checkOptions.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import type { WholeReply } from '../EmulatorScript.ts'
import { createReply } from './createReply.ts'

export interface StatusOptions {
  /** The `Retry-After` header: seconds as a number, or any text, such as an HTTP date. */
  readonly retryAfter?: number | string
  /** Text is sent as it is, anything else as JSON. Default: an error in the shape of the wire. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * An HTTP answer with this status (200 to 599) instead of a stream.
 *
 * @example
 * status(429, { retryAfter: 1 })
 * status(500, { body: 'upstream is down' })
 * status(307, { headers: { location: 'http://127.0.0.1:9/' }, body: '' })
 */
export function status(code: number, options: StatusOptions = {}): WholeReply {
  if (!Number.isInteger(code) || code < 200 || code > 599) {
    throw createProviderError('Config', 'status: the code must be a whole number from 200 to 599')
  }
  checkOptions('status', options, { retryAfter: rule.any, body: rule.any, headers: rule.object })
  const { retryAfter, body, headers = {} } = options
  return createReply({
    reply: 'whole',
    status: code,
    headers: {
      ...(typeof body === 'string' ? { 'content-type': 'text/plain; charset=utf-8' } : {}),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...headers,
    },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  })
}
