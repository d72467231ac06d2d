import { answer } from '../answer.ts'
import type { FaultRow } from '../FaultRow.ts'
import { failsFirst, failsLater } from '../outcomes.ts'
import { end, hello, open, says } from '../says.ts'
import { planted } from '../secrets.ts'

/** What a service that quotes everything back would say. */
const quoted = [planted.key, planted.header, planted.callHeader, planted.prompt].join(', ')
const told = JSON.stringify({ error: { message: `bad: ${quoted}` } })

export const quoting: readonly FaultRow[] = [
  {
    number: 'F69',
    title: 'a service that quotes key, headers and messages back',
    does: 'blacks them out, in every place that a log could show',
    cases: [
      {
        name: 'in a status',
        fault: answer(401, { 'content-type': 'application/json' }, told),
        expect: failsFirst({ _tag: 'Unauthorized', status: 401, retryable: false }, /^bad: /),
      },
      {
        name: 'in a page',
        fault: answer(200, { 'content-type': 'text/html' }, quoted),
        expect: failsFirst({ _tag: 'HttpStatus', status: 200, retryable: false }),
      },
      {
        name: 'in a redirect',
        fault: answer(302, { location: `http://elsewhere.invalid/${planted.key}` }),
        expect: failsFirst({ _tag: 'HttpStatus', status: 302, retryable: false }),
      },
      {
        name: 'in an event',
        fault: says((wire) => wire.overloaded(quoted)),
        expect: failsFirst({ _tag: 'Upstream', retryable: true }),
      },
      {
        name: 'in a later event',
        fault: says(open, hello, (wire) => wire.overloaded(quoted), end),
        expect: failsLater({ _tag: 'Upstream' }),
      },
      {
        name: 'in what is no JSON',
        fault: says((wire) => wire.event(`{${quoted}`), end),
        expect: failsFirst({ _tag: 'Decode', path: '', retryable: false }),
      },
      {
        name: 'in a header and the request id',
        fault: answer(500, { 'x-request-id': planted.key, 'content-type': planted.header }, quoted),
        expect: failsFirst({ _tag: 'HttpStatus', status: 500, retryable: true }),
      },
      {
        name: 'instead of HTTP',
        fault: (connection) => {
          connection.raw(quoted)
          connection.end()
        },
        expect: failsFirst({ _tag: 'Network', phase: 'headers', retryable: true }),
      },
    ],
  },
]
