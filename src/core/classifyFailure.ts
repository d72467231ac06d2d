import { createProviderError } from './createProviderError.ts'
import type { Failure } from './Failure.ts'
import type { ProviderError } from './ProviderError.ts'

interface Failed extends Failure {
  /** The status of the HTTP answer, where the failure was not inside a 200. */
  readonly httpStatus?: number
}

const QUOTA =
  /^(insufficient_quota|quota_exceeded|billing_error|billing_not_active|billing_hard_limit_reached|insufficient_balance|insufficient_credits|payment_required)$/
const NO_CREDIT = /credit balance is too low|insufficient balance/i
const RATE =
  /^(rate_limit_error|rate_limit_exceeded|rate_limited|too_many_requests|requests|tokens|resource_exhausted)$/
const AUTH =
  /^(authentication_error|invalid_api_key|invalid_authentication|permission_error|permission_denied|unauthenticated|unauthorized|forbidden)$/
const REQUEST =
  /^(invalid_\w+|unsupported_\w+|validation(_error)?|bad_request|badrequesterror|(model_)?not_found(_error)?|context_length_exceeded|exceed_context_size_error|request_too_large|unprocessable_entity|tool_use_failed|failed_precondition|content_filter|image_(too_\w+|parse_error|content_policy_violation|file_\w+)|empty_image_file|failed_to_download_image)$/

/**
 * The one table from what a service said to a `ProviderError`, for HTTP answers and for errors inside a 200 stream
 * alike; what has no twin among the statuses is `Upstream` in a stream and `HttpStatus` outside.
 */
export function classifyFailure({ message, type, code, status, retryAfterMs, httpStatus }: Failed): ProviderError {
  const words = [code, type].filter((word) => word !== undefined).map((word) => word.toLowerCase())
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word))
  const known = httpStatus ?? status
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
  const fields = { ...(known === undefined ? {} : { status: known }), ...wait }
  if (known === 402 || says(QUOTA) || NO_CREDIT.test(message))
    return createProviderError('QuotaExhausted', message, fields)
  if (known === 429 || (known === undefined && says(RATE))) return createProviderError('RateLimited', message, fields)
  if (known === 401 || known === 403) return createProviderError('Unauthorized', message, fields)
  if (known !== undefined && [400, 404, 413, 422].includes(known)) {
    return createProviderError('InvalidRequest', message, fields)
  }
  if (httpStatus !== undefined) return createProviderError('HttpStatus', message, { ...fields, status: httpStatus })
  if (known === undefined && says(AUTH)) return createProviderError('Unauthorized', message, fields)
  if (known === undefined && says(REQUEST)) return createProviderError('InvalidRequest', message, fields)
  const retryable = known === undefined || known >= 500 || known === 408 || known === 409 || known === 425
  return createProviderError('Upstream', message, { ...fields, retryable })
}
