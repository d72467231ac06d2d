import { createProviderError } from './createProviderError.ts'
import type { Failure } from './Failure.ts'
import { passes } from './passes.ts'
import type { ProviderError } from './ProviderError.ts'

interface Failed extends Failure {
  /** The status of the HTTP answer, where the failure was not inside a 200. */
  readonly httpStatus?: number
}

type Tag = 'QuotaExhausted' | 'RateLimited' | 'Unauthorized' | 'InvalidRequest'

const STATUSES: Readonly<Record<number, Tag>> = {
  400: 'InvalidRequest',
  401: 'Unauthorized',
  402: 'QuotaExhausted',
  403: 'Unauthorized',
  404: 'InvalidRequest',
  413: 'InvalidRequest',
  422: 'InvalidRequest',
  429: 'RateLimited',
}

/** The types and codes that say it in words, in lower case. */
const WORDS: Readonly<Record<Tag, RegExp>> = {
  QuotaExhausted: /^(insufficient_(quota|balance|credits)|quota_exceeded|billing_\w+|payment_required)$/,
  RateLimited: /^(rate_limit\w*|too_many_requests|requests|tokens|resource_exhausted)$/,
  Unauthorized: /^(authentication_error|invalid_(api_key|authentication)|permission_\w+|unauth\w+|forbidden)$/,
  InvalidRequest:
    /^((invalid|unsupported)_\w+|validation(_error)?|bad_?request\w*|(model_)?not_found(_error)?|context_length_exceeded|exceed_context_size_error|request_too_large|unprocessable_entity|tool_use_failed|failed_precondition|content_filter|image_(too_|parse_error|content_policy|file_)\w*|empty_image_file|failed_to_download_image)$/,
}
const TAGS = Object.keys(WORDS) as Tag[]
const NO_CREDIT = /credit balance is too low|insufficient balance/i

/**
 * The one table from what a service said to a `ProviderError`, for HTTP answers and for errors inside a 200 stream
 * alike; what has no twin among the statuses is `Upstream` in a stream and `HttpStatus` outside. A quota that is used up
 * is one whatever the status.
 */
export function classifyFailure({ message, type, code, status, retryAfterMs, httpStatus }: Failed): ProviderError {
  const says = (tag: Tag) => [code, type].some((word) => word !== undefined && WORDS[tag].test(word.toLowerCase()))
  const known = httpStatus ?? status
  const exhausted = says('QuotaExhausted') || NO_CREDIT.test(message)
  const twin = exhausted ? 'QuotaExhausted' : known === undefined ? TAGS.find(says) : STATUSES[known]
  const tag = twin ?? (httpStatus === undefined ? 'Upstream' : 'HttpStatus')
  const retryable = tag === 'Upstream' ? known === undefined || passes(known) : undefined
  return createProviderError(tag, message, { status: known, retryAfterMs, retryable })
}
