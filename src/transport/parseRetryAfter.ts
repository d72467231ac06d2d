/**
 * How long the server asks to wait, in milliseconds, or undefined where it does not say.
 *
 * `retry-after-ms` wins over `retry-after`, which is in seconds or a date; a date is measured against the server's own
 * `date` header. What is negative or no number at all says nothing; a date that has passed says 0.
 */
export function parseRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: () => number = Date.now,
): number | undefined {
  const exact = decimal(headers['retry-after-ms'])
  if (exact !== undefined) return exact
  const header = headers['retry-after']
  const seconds = decimal(header)
  if (seconds !== undefined) return seconds * 1000
  if (header === undefined || !/[a-z]/i.test(header)) return undefined
  const until = Date.parse(header)
  if (Number.isNaN(until)) return undefined
  const sent = Date.parse(headers.date ?? '')
  return Math.max(0, until - (Number.isNaN(sent) ? now() : sent))
}

function decimal(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined
}
