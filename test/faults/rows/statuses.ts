import { answer } from '../answer.ts'
import type { Expected, FaultCase, FaultRow } from '../FaultRow.ts'
import { failsFirst } from '../outcomes.ts'

const json = { 'content-type': 'application/json' }
const told = JSON.stringify({ error: { message: 'so it is', type: 'of_some_kind' } })

const refused = (status: number, _tag: 'InvalidRequest' | 'Unauthorized' | 'QuotaExhausted'): FaultCase[] => {
  const error = { _tag, status, retryable: false }
  const page = '<html><script>x()</script><h1>No way</h1></html>'
  return [
    { name: `${status} JSON`, fault: answer(status, json, told), expect: failsFirst(error, /so it is/) },
    {
      name: `${status} HTML`,
      fault: answer(status, { 'content-type': 'text/html' }, page),
      expect: failsFirst(error, /No way$/),
    },
    { name: `${status} empty`, fault: answer(status, {}), expect: failsFirst(error, new RegExp(`${status}`)) },
  ]
}

const passing = (status: number): FaultCase => ({
  name: `${status}`,
  fault: answer(status, json, told),
  expect: failsFirst({ _tag: 'HttpStatus', status, retryable: true }, /so it is/),
})

const redirected = (status: number): Expected =>
  failsFirst({ _tag: 'HttpStatus', status, retryable: false }, /to http:\/\/127\.0\.0\.1:\d+, which is not followed$/)

export const statuses: readonly FaultRow[] = [
  {
    number: 'F39',
    title: '400, 401, 402, 403, 404, 413, 422, with JSON, HTML, nothing or 10 MB to say',
    does: '`InvalidRequest`, `Unauthorized`, `QuotaExhausted`; at most 64 KiB are read',
    cases: [
      ...refused(400, 'InvalidRequest'),
      ...refused(401, 'Unauthorized'),
      ...refused(402, 'QuotaExhausted'),
      ...refused(403, 'Unauthorized'),
      ...refused(404, 'InvalidRequest'),
      ...refused(413, 'InvalidRequest'),
      ...refused(422, 'InvalidRequest'),
      {
        name: '10 MB',
        fault(connection) {
          connection.head(400, { 'content-type': 'text/plain' })
          for (let sent = 0; sent < 160; sent += 1) connection.send('no '.repeat(21_845))
        },
        expect: failsFirst({ _tag: 'InvalidRequest', status: 400, retryable: false }, /^.{100,400}$/),
      },
      {
        name: 'an explanation that never ends',
        slow: true,
        fault(connection) {
          connection.head(400, { 'content-type': 'text/plain' })
          connection.send('because')
        },
        expect: failsFirst({ _tag: 'InvalidRequest', status: 400, retryable: false }, /because/),
      },
    ],
  },
  {
    number: 'F40',
    title: '408, 409, 425, 429, 5xx',
    does: '`HttpStatus`, `RateLimited`; `x-should-retry` is obeyed',
    cases: [
      ...[408, 409, 425, 500, 502, 503, 504, 529].map(passing),
      {
        name: '429',
        fault: answer(429, json, told),
        expect: failsFirst({ _tag: 'RateLimited', status: 429, retryable: true, retryAfterMs: undefined }),
      },
      {
        name: '429 for want of credit',
        fault: answer(429, json, '{"error":{"message":"pay","code":"insufficient_quota"}}'),
        expect: failsFirst({ _tag: 'QuotaExhausted', status: 429, retryable: false }, /pay/),
      },
      {
        name: 'should not',
        fault: answer(500, { ...json, 'x-should-retry': 'false' }, told),
        expect: failsFirst({ _tag: 'HttpStatus', status: 500, retryable: false }),
      },
      {
        name: 'should',
        fault: answer(400, { ...json, 'x-should-retry': 'true' }, told),
        expect: failsFirst({ _tag: 'InvalidRequest', status: 400, retryable: true }),
      },
    ],
  },
  {
    number: 'F67',
    title: 'a redirect to another host',
    does: '`HttpStatus`; it is not followed, and only the origin is named',
    cases: [301, 302, 307, 308].map((status) => ({
      name: `${status}`,
      async arrange(stage) {
        const other = await stage.serve(answer(200, json, '{}'))
        const server = await stage.serve(answer(status, { location: `${other.url}/path?key=secret` }))
        return { config: { baseUrl: server.url }, facts: () => ({ followed: other.requests.length }) }
      },
      expect: { ...redirected(status), facts: { followed: 0 } },
    })),
  },
]
