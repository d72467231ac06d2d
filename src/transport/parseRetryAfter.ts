/** What HTTP calls a date, in its three spellings, and ISO's. Date.parse alone makes one of nearly anything. */
const DATE = /^(?:\w{3,9}, )?(?:\d{1,2}[ -]\w{3}[ -]\d{2,4}|\w{3} \w{3} +\d{1,2}|\d{4}-\d\d-\d\dT?) ?\d\d:\d\d:\d\d/

/**
 * How long the server asks to wait, in milliseconds, or undefined where it does not say.
 *
 * `retry-after-ms` wins over `retry-after`, which is in seconds or a date; a date is measured against the server's own
 * `date` header. What is negative or neither of the two says nothing; a date that has passed says 0.
 */
export function parseRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: () => number = Date.now,
): number | undefined {
  const exact = decimal(headers['retry-after-ms'])
  if (exact !== undefined) return exact
  const header = headers['retry-after']
  const seconds = decimal(header)
  if (seconds !== undefined) return Math.min(seconds * 1000, Number.MAX_SAFE_INTEGER)
  const until = date(header)
  return until === undefined ? undefined : Math.max(0, until - (date(headers.date) ?? now()))
}

function decimal(value: string | undefined): number | undefined {
  if (value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER)
}

function date(value: string | undefined): number | undefined {
  const text = value?.trim() ?? ''
  if (!DATE.test(text)) return undefined
  // The oldest spelling names no zone; all of HTTP is in GMT.
  const time = Date.parse(/(GMT|UTC|Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(time) ? undefined : time
}
