import { toText } from '../../../src/index.ts'
import { answer } from '../answer.ts'
import type { FaultCase, FaultRow } from '../FaultRow.ts'
import { failsFirst, whole } from '../outcomes.ts'
import { end, hello, open } from '../says.ts'
import { well } from '../well.ts'

const lost = { _tag: 'Network', phase: 'headers', retryable: true } as const

export const beforeHead: readonly FaultRow[] = [
  {
    number: 'F07',
    title: 'the connection is closed before the head',
    does: '`Network` (`headers`)',
    cases: [{ name: 'closed', fault: (connection) => connection.end(), expect: failsFirst(lost) }],
  },
  {
    number: 'F08',
    title: 'the connection is reset before the head',
    does: '`Network` (`headers`, `ECONNRESET`)',
    cases: [
      {
        name: 'reset',
        fault: (connection) => connection.reset(),
        expect: failsFirst({ ...lost, code: 'ECONNRESET' }),
      },
    ],
  },
  {
    number: 'F09',
    title: 'a kept-alive connection dies under the next request',
    does: '`Network` (`headers`); the service may have seen the request',
    cases: [
      {
        name: 'dies',
        recovers: true,
        async arrange(stage) {
          // An answer that is no reply is read to its end, which leaves the connection open.
          const server = await stage.serve(answer(503, {}), (connection) => connection.reset(), well('a', 'gain'))
          await toText(stage.ask(server)).catch(() => undefined)
          await new Promise(setImmediate)
          return { config: { baseUrl: server.url }, facts: () => ({ connections: server.connections }) }
        },
        expect: { ...failsFirst(lost), facts: { connections: 1 } },
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
        expect: failsFirst({ ...lost, code: 'UND_ERR_HEADERS_OVERFLOW', retryable: false }),
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
      expect: failsFirst(lost),
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
          expect: failsFirst(lost),
        }),
      ),
      {
        name: 'hints, then a reply',
        fault(connection, { wire }) {
          connection.raw('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')
          connection.head()
          connection.send(open(wire), hello(wire), end(wire))
          connection.finish()
        },
        expect: whole,
      },
    ],
  },
]
