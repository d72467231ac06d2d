import { answer } from '../answer.ts'
import type { FaultRow } from '../FaultRow.ts'
import { failsFirst } from '../outcomes.ts'
import { end, open, says } from '../says.ts'

const json = { 'content-type': 'application/json' }
const error = JSON.stringify({ error: { message: 'broke', type: 'server_error' } })

export const wrongBodies: readonly FaultRow[] = [
  {
    number: 'F35',
    title: 'a 200 with an HTML page',
    does: '`HttpStatus`, with the words of the page',
    cases: [
      {
        // A page instead of a reply is a wrong address or a login: it would come again, so only another provider helps.
        name: 'a page',
        fault: answer(200, { 'content-type': 'text/html' }, '<html><h1>Sign in</h1><style>a{}</style></html>'),
        expect: failsFirst({ _tag: 'HttpStatus', status: 200, retryable: false }, /Sign in$/),
      },
    ],
  },
  {
    number: 'F36',
    title: 'a 200 with an error as JSON',
    does: 'the error’s own tag, else `Upstream`',
    cases: [
      {
        name: 'an error',
        fault: answer(200, json, error),
        expect: failsFirst({ _tag: 'Upstream', retryable: true }, /broke/),
      },
      {
        name: 'a rate limit',
        fault: answer(200, json, '{"error":{"message":"slow","code":429}}'),
        expect: failsFirst({ _tag: 'RateLimited', retryable: true }, /slow/),
      },
      {
        name: 'JSON that is neither',
        fault: answer(200, json, '{"hello":"there"}'),
        expect: failsFirst({ _tag: 'HttpStatus', status: 200, retryable: false }),
      },
    ],
  },
  {
    number: 'F37',
    title: 'a 200 with the whole reply as JSON',
    does: 'emits it once and completes',
    cases: [
      {
        name: 'whole',
        fault: (connection, stage) => answer(200, json, stage.wire.whole('Hello there'))(connection, stage),
        expect: { outcome: 'complete', tokens: ['Hello there'] },
      },
    ],
  },
  {
    number: 'F38',
    title: 'an empty body, or 204',
    does: '`Interrupted`; a reply with an end mark and no content is `Empty`',
    cases: [
      { name: 'empty', fault: says(), expect: failsFirst({ _tag: 'Interrupted', retryable: true }) },
      {
        name: '204',
        fault(connection) {
          connection.raw('HTTP/1.1 204 No Content\r\n\r\n')
          connection.end()
        },
        expect: failsFirst({ _tag: 'Interrupted', retryable: true }),
      },
      { name: 'nothing said', fault: says(open, end), expect: failsFirst({ _tag: 'Empty', retryable: true }) },
    ],
  },
]
