import { defined } from './defined.ts'
import type { Failure } from './Failure.ts'
import { isJsonObject, type JsonObject } from './isJsonObject.ts'

/**
 * Reads the failure out of an error body or an error event, in any of the shapes that services use; undefined where the
 * JSON tells of none.
 *
 * @example
 * parseFailure({ error: { message: 'slow down', type: 'rate_limit_error' } })
 * parseFailure({ error: 'model not found' })
 * parseFailure({ detail: 'Invalid API Key' })
 */
export function parseFailure(body: unknown): Failure | undefined {
  const whole: unknown = Array.isArray(body) ? body[0] : body
  if (!isJsonObject(whole)) return undefined
  const { error, errors, message, detail, status } = whole
  if (typeof error === 'string' && error !== '') return failure(error, whole)
  if (isJsonObject(error)) return failure(messageOf(error), { ...whole, type: undefined, ...error })
  if (Array.isArray(errors) && errors.length > 0) return failure(messageOf(errors[0]), whole)
  if (typeof message === 'string' && message !== '' && !('choices' in whole)) return failure(message, whole)
  if (typeof detail === 'string' || Array.isArray(detail)) return failure(messageOf(detail), whole)
  return status === 'error' ? failure('', whole) : undefined
}

function failure(message: string, { type, code, status, status_code, error_type, details }: JsonObject): Failure {
  const number = [status_code, status, code].map(Number).find((value) => value >= 400 && value < 600)
  const kind = [type, error_type].find((value): value is string => typeof value === 'string')
  const word = [code, status].find((value): value is string => typeof value === 'string' && Number.isNaN(Number(value)))
  return defined({
    message: message || 'the service reported an error without a message',
    type: kind,
    code: word,
    status: number,
    retryAfterMs: retryDelay(details),
  })
}

function messageOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(messageOf).join('; ')
  if (!isJsonObject(value)) return ''
  const { message, msg, detail, metadata } = value
  const said = [message, msg, detail].find((text): text is string => typeof text === 'string') ?? ''
  // A gateway says "Provider returned error" and keeps what the provider said beside it.
  const raw = isJsonObject(metadata) ? metadata.raw : undefined
  return [said, raw].filter((text) => typeof text === 'string' && text !== '').join(': ')
}

/** Google's `RetryInfo`: `"retryDelay": "34s"`. */
function retryDelay(details: unknown): number | undefined {
  if (!Array.isArray(details)) return undefined
  const delays = details.filter(isJsonObject).map(({ retryDelay }) => /^(\d+(?:\.\d+)?)s$/.exec(String(retryDelay)))
  const found = delays.find((match) => match !== null)
  return found ? Math.ceil(Number(found[1]) * 1000) : undefined
}
