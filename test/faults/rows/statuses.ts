import type { Behave, Expected, FaultCase, FaultRow } from '../FaultRow.ts'

type Headers = Readonly<Record<string, string>>

/** An answer that is no stream, whole. */
export const answer =
  (status: number, headers: Headers, text = ''): Behave =>
  (connection) => {
    connection.head(status, { 'content-length': String(Buffer.byteLength(text)), ...headers })
    connection.send(text)
    connection.finish()
  }

const json = { 'content-type': 'application/json' }
const failed = (fields: NonNullable<Expected['error']>, says?: RegExp): Expected => ({
  outcome: 'error',
  error: { committed: false, ...fields },
  ...(says ? { says } : {}),
  retry: fields.retryable === true,
  fallback: true,
})
const told = JSON.stringify({ error: { message: 'so it is', type: 'of_some_kind' } })
const refused = (status: number, _tag: string): FaultCase[] => [
  {
    name: `${status} JSON`,
    fault: answer(status, json, told),
    expect: failed({ _tag, status, retryable: false }, /so it is/),
  },
  {
    name: `${status} HTML`,
    fault: answer(status, { 'content-type': 'text/html' }, '<html><script>x()</script><h1>No way</h1></html>'),
    expect: failed({ _tag, status, retryable: false }, /No way$/),
  },
  {
    name: `${status} empty`,
    fault: answer(status, {}),
    expect: failed({ _tag, status, retryable: false }, new RegExp(`${status}`)),
  },
]

const passing = (status: number): FaultCase => ({
  name: `${status}`,
  fault: answer(status, json, told),
  expect: failed({ _tag: 'HttpStatus', status, retryable: true }),
})

const limited = (name: string, headers: Headers, retryAfterMs: number | undefined, acts = true): FaultCase => ({
  name,
  fault: answer(429, { ...json, ...headers }, told),
  expect: { ...failed({ _tag: 'RateLimited', status: 429, retryable: true, retryAfterMs }), retry: acts },
})

/** Their clock is an hour slow. */
const date = new Date(Date.now() - 3_600_000)
const later = (ms: number) => new Date(date.getTime() + ms).toUTCString()

export const statuses: readonly FaultRow[] = [
  {
    number: 'F39',
    title: '400, 401, 403, 404, 422, with JSON, HTML, nothing or 10 MB to say',
    does: '`InvalidRequest`, `Unauthorized`; at most 64 KiB are read',
    cases: [
      ...refused(400, 'InvalidRequest'),
      ...refused(401, 'Unauthorized'),
      ...refused(403, 'Unauthorized'),
      ...refused(404, 'InvalidRequest'),
      ...refused(422, 'InvalidRequest'),
      {
        name: '10 MB',
        fault(connection) {
          connection.head(400, { 'content-type': 'text/plain' })
          for (let sent = 0; sent < 160; sent += 1) connection.send('no '.repeat(21_845))
        },
        expect: failed({ _tag: 'InvalidRequest', status: 400, retryable: false }, /^.{100,400}$/),
      },
      {
        name: 'an explanation that never ends',
        slow: true,
        fault(connection) {
          connection.head(400, { 'content-type': 'text/plain' })
          connection.send('because')
        },
        expect: failed({ _tag: 'InvalidRequest', status: 400, retryable: false }, /because/),
      },
    ],
  },
  {
    number: 'F40',
    title: '408, 409, 425, 429, 5xx',
    does: '`HttpStatus`, `RateLimited`; `x-should-retry` is obeyed',
    cases: [
      ...[408, 409, 425, 500, 502, 503, 504, 529].map(passing),
      limited('429', {}, undefined),
      {
        name: 'should not',
        fault: answer(500, { ...json, 'x-should-retry': 'false' }, told),
        expect: failed({ _tag: 'HttpStatus', status: 500, retryable: false }),
      },
      {
        name: 'should',
        fault: answer(400, { ...json, 'x-should-retry': 'true' }, told),
        expect: failed({ _tag: 'InvalidRequest', status: 400, retryable: true }),
      },
    ],
  },
  {
    number: 'F42',
    title: '`Retry-After` as a date, a past date, garbage, a negative number',
    does: 'measures a date against the server’s own clock; what makes no sense is ignored',
    cases: [
      limited('a second on', { date: date.toUTCString(), 'retry-after': later(1_000) }, 1_000),
      limited('past', { date: date.toUTCString(), 'retry-after': later(-60_000) }, 0),
      limited('garbage', { 'retry-after': 'soon' }, undefined),
      limited('negative', { 'retry-after': '-5' }, undefined),
    ],
  },
  {
    number: 'F43',
    title: '`retry-after-ms`, alone and beside `Retry-After`',
    does: 'the exact one counts',
    cases: [
      limited('alone', { 'retry-after-ms': '30' }, 30),
      limited('both', { 'retry-after-ms': '30', 'retry-after': '3600' }, 30),
    ],
  },
  {
    number: 'F44',
    title: '`Retry-After` is longer than may be waited',
    does: 'fails at once, with `retryAfterMs` in the error',
    cases: [limited('an hour', { 'retry-after': '3600' }, 3_600_000, false)],
  },
  {
    number: 'F45',
    title: '429 with the reset times of the limits alone',
    does: '`RateLimited` without `retryAfterMs`',
    cases: [limited('reset', { 'anthropic-ratelimit-requests-reset': '2030-01-01T00:00:00Z' }, undefined)],
  },
  {
    number: 'F67',
    title: 'a redirect to another host',
    does: '`HttpStatus`; it is not followed, and only the origin is named',
    cases: [
      {
        name: '307',
        fault: answer(307, { location: 'http://elsewhere.invalid/path?key=secret' }),
        expect: failed(
          { _tag: 'HttpStatus', status: 307, retryable: false },
          /to http:\/\/elsewhere\.invalid, which is not followed$/,
        ),
      },
    ],
  },
  {
    number: 'F71',
    title: 'headers of 64 KiB',
    does: '`Network` (`headers`), not asked again',
    cases: [
      {
        name: 'too large',
        fault: answer(200, { 'x-large': 'x'.repeat(65_536) }),
        expect: failed({ _tag: 'Network', phase: 'headers', code: 'UND_ERR_HEADERS_OVERFLOW', retryable: false }),
      },
    ],
  },
  {
    number: 'F72',
    title: 'what answers does not speak HTTP',
    does: '`Network` (`headers`)',
    cases: ['SSH-2.0-OpenSSH_9.6\r\n', '<html>no head</html>', '\0\u0001\u0002\u0003'].map((garbage) => ({
      name: JSON.stringify(garbage),
      fault(connection) {
        connection.raw(garbage)
        connection.end()
      },
      expect: failed({ _tag: 'Network', phase: 'headers', retryable: true }),
    })),
  },
  {
    number: 'F73',
    title: 'an interim answer, then the end',
    does: '`Network` (`headers`); early hints alone do no harm',
    cases: [
      ...['100 Continue', '103 Early Hints'].map(
        (line): FaultCase => ({
          name: line,
          fault(connection) {
            connection.raw(`HTTP/1.1 ${line}\r\n\r\n`)
            connection.end()
          },
          expect: failed({ _tag: 'Network', phase: 'headers', retryable: true }),
        }),
      ),
      {
        name: 'hints, then a reply',
        fault(connection, { wire }) {
          connection.raw('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')
          connection.head()
          connection.send(wire.open, wire.token('Hi'), wire.closing + wire.mark)
          connection.finish()
        },
        expect: { outcome: 'complete', tokens: ['Hi'] },
      },
    ],
  },
]
