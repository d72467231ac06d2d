import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { describeFailure, type PublicFailure } from './describeFailure.ts'

/** An error that Express, Fastify, Koa and NestJS answer with its own status. */
export interface HttpError extends Error {
  /** The status for the client. The `status` of a `ProviderError` is the one that the service gave to us. */
  readonly statusCode: number
  readonly status: number
  /** `retry-after` in seconds, where it is known. */
  readonly headers: Readonly<Record<string, string>>
  /** The message is meant for the client. */
  readonly expose: true
  /** What to tell the client. */
  readonly failure: PublicFailure
  /** The failure itself. */
  readonly cause: ProviderError
}

/**
 * A failure as an error for HTTP: the status that fits its tag, `retry-after`, and a message without secrets.
 *
 * | tag | status |
 * |---|---|
 * | `InvalidRequest` | 400 |
 * | `RateLimited` | 429 |
 * | `Aborted` | 499 |
 * | `Config` | 500 |
 * | `CircuitOpen`, `Overloaded`, `QuotaExhausted` | 503 |
 * | `Timeout` | 504 |
 * | `AllFailed` | the one that all lanes agree on, else 502 |
 * | all others, `Unauthorized` among them | 502 |
 *
 * The message is the error's own, but for tags whose words may hold an address, a part of a key or the like. To say
 * something else, replace the error before: `catchError(() => throwError(() => createProviderError(tag, 'my words')))`.
 *
 * @example
 * app.get('/answer', async (request, response, next) => {
 *   toText(chat(messages)).then((answer) => response.send(answer), (error) => next(toHttpError(error)))
 * })
 */
export function toHttpError(error: unknown): HttpError {
  const cause = toProviderError(error)
  const failure = describeFailure(error)
  const status = statusOf(cause)
  const { retryAfterMs } = failure
  const headers = retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
  const made = new Error(failure.message, { cause })
  made.name = 'HttpError'
  return Object.assign(made, { statusCode: status, status, headers, expose: true, failure, cause } as const)
}

function statusOf(error: ProviderError): number {
  switch (error._tag) {
    case 'InvalidRequest':
      return 400
    case 'RateLimited':
      return 429
    case 'Aborted':
      return 499
    case 'Config':
      return 500
    case 'CircuitOpen':
    case 'Overloaded':
    case 'QuotaExhausted':
      return 503
    case 'Timeout':
      return 504
    case 'AllFailed': {
      const [first, ...others] = new Set(error.errors.map(statusOf))
      return first === undefined || others.length > 0 ? 502 : first
    }
    default:
      return 502
  }
}
