import { gzipSync } from 'node:zlib'
import type { Behave, FaultRow, Stage } from '../FaultRow.ts'
import { failsFirst, failsLater, whole } from '../outcomes.ts'
import { end, hello, open } from '../says.ts'

const LINE = 16 * 1024 * 1024
const MANY = 1_000_000

/** The reply, with something in the middle of it. */
const around =
  (middle: (stage: Stage) => string): Behave =>
  (connection, stage) => {
    connection.head()
    connection.send(open(stage.wire) + hello(stage.wire) + middle(stage), end(stage.wire))
    connection.finish()
  }

export const sizes: readonly FaultRow[] = [
  {
    number: 'F61',
    title: 'a line without an end',
    does: '`TooLarge` beyond `maxLineLength`, 1 MiB unless you say otherwise',
    alone: true,
    cases: [
      {
        name: 'first',
        fault(connection) {
          connection.head()
          connection.send('data: ', 'x'.repeat(LINE))
        },
        expect: failsFirst({ _tag: 'TooLarge', retryable: false }),
      },
      {
        name: 'later',
        fault(connection, { wire }) {
          connection.head()
          connection.send(open(wire) + hello(wire), 'x'.repeat(LINE))
        },
        expect: failsLater({ _tag: 'TooLarge' }),
      },
    ],
  },
  {
    number: 'F62',
    title: 'a million blank lines, a hundred thousand comments, an event of as many lines',
    does: 'reads past them',
    alone: true,
    cases: [
      { name: 'blank', fault: around(() => '\n'.repeat(MANY)), expect: whole },
      { name: 'comments', wires: ['chat', 'anthropic'], fault: around(() => ':\n'.repeat(MANY / 10)), expect: whole },
      {
        name: 'lines of data',
        wires: ['chat', 'anthropic'],
        fault: around(({ wire }) =>
          wire.token('!').replace(/^data: \{/m, (start) => start + '\ndata:'.repeat(MANY / 10)),
        ),
        expect: { ...whole, tokens: ['Hel', 'lo', '!'] },
      },
    ],
  },
  {
    number: 'F63',
    title: 'every byte alone',
    does: 'the same tokens',
    cases: [
      {
        name: 'bytes',
        fault(connection, { wire }) {
          const bytes = Buffer.from(open(wire) + hello(wire) + end(wire))
          connection.head()
          connection.send(...[...bytes].map((byte) => Uint8Array.of(byte)))
          connection.finish()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F64',
    title: 'a compressed body that would swell a thousandfold',
    does: '`HttpStatus`: nothing is unpacked',
    cases: [
      {
        name: 'a bomb',
        fault(connection) {
          const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024))
          connection.head(200, { 'content-encoding': 'gzip', 'content-length': String(bomb.length) })
          connection.send(bomb)
          connection.finish()
        },
        expect: failsFirst({ _tag: 'HttpStatus', status: 200, retryable: false }, /gzip, which was not asked for/),
      },
    ],
  },
]
