import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fetchTransport } from '../../../src/index.ts'
import type { Behave, FaultCase, FaultRow } from '../FaultRow.ts'
import { failsFirst, failsLater, whole } from '../outcomes.ts'
import { end, hello, open, type Write } from '../says.ts'

/** All of it a byte at a time. */
const byteByByte =
  (write: Write): Behave =>
  (connection, { wire }) => {
    connection.head()
    connection.send(...[...Buffer.from(write(wire))].map((byte) => Uint8Array.of(byte)))
    connection.finish()
  }

/** fetch unpacks it by itself, and takes it for whole although the rest is missing. */
const halfZipped = (name: string, begin: Write, expect: FaultCase['expect']): FaultCase => ({
  name,
  config: { transport: fetchTransport() },
  fault(connection, { wire }) {
    // What cannot be compressed, so that the cut is in the middle of it.
    const filler = wire.event(`{"model":"${randomBytes(4_096).toString('hex')}"}`)
    const zipped = gzipSync(begin(wire) + filler + end(wire))
    connection.head(200, { 'content-encoding': 'gzip', connection: 'close' })
    connection.send(zipped.subarray(0, zipped.length / 2))
    connection.end()
  },
  expect,
})

export const encodings: readonly FaultRow[] = [
  {
    number: 'F65',
    title: 'a compressed body, although none was asked for',
    does: '`HttpStatus`, naming the encoding',
    // It would come again, so only another provider helps.
    cases: ['gzip', 'br'].map(
      (encoding): FaultCase => ({
        name: encoding,
        fault(connection, { wire }) {
          connection.head(200, { 'content-encoding': encoding })
          connection.send(open(wire) + hello(wire) + end(wire))
          connection.finish()
        },
        expect: failsFirst({ _tag: 'HttpStatus', status: 200, retryable: false }, new RegExp(encoding)),
      }),
    ),
  },
  {
    number: 'F66',
    title: 'a compressed body is cut, and fetch calls it whole',
    does: '`Interrupted`, because the end mark is missing',
    cases: [
      halfZipped('before content', open, failsFirst({ _tag: 'Interrupted', retryable: true })),
      halfZipped('after content', (wire) => open(wire) + hello(wire), failsLater({ _tag: 'Interrupted' })),
    ],
  },
  {
    number: 'F80',
    title: 'line separators that are none, and characters cut in half',
    does: 'delivers them as they are',
    cases: [
      {
        name: 'a byte at a time',
        fault: byteByByte((wire) => open(wire) + wire.token('a\u2028b\u0085c') + wire.token('😀é') + end(wire)),
        expect: { outcome: 'complete', tokens: ['a\u2028b\u0085c', '😀é'] },
      },
    ],
  },
  {
    number: 'F81',
    title: 'a byte order mark, CR as line end, no last line end',
    does: 'reads them',
    cases: [
      {
        name: 'BOM',
        fault: (connection, { wire }) => {
          connection.head()
          connection.send(`\ufeff${open(wire)}${hello(wire)}${end(wire).trimEnd()}`)
          connection.finish()
        },
        expect: whole,
      },
      {
        name: 'CR',
        wires: ['chat', 'anthropic'],
        fault: byteByByte((wire) => (open(wire) + hello(wire) + end(wire)).replaceAll('\n', '\r')),
        expect: whole,
      },
    ],
  },
]
