import { gzipSync } from 'node:zlib'
import { fetchTransport } from '../../../src/index.ts'
import type { FaultConnection } from '../faultServer.ts'
import type { Expected, FaultCase, FaultRow, Stage } from '../FaultRow.ts'

type Break = (connection: FaultConnection, stage: Stage) => void

const interrupted = { _tag: 'Interrupted', committed: true, retryable: false }
const lost = { _tag: 'Network', phase: 'body', committed: false, retryable: true }
const early = { _tag: 'Interrupted', committed: false, retryable: true }
const afterContent = (error: Expected['error']): Expected => ({
  outcome: 'error',
  tokens: ['Hel', 'lo'],
  ...(error ? { error } : {}),
  retry: false,
  fallback: false,
})
const beforeContent = (error: Expected['error']): Expected => ({
  outcome: 'error',
  ...(error ? { error } : {}),
  retry: true,
  fallback: true,
})
const half = ({ wire }: Stage) => wire.token('never whole').slice(0, -9)

/** The same break before content, and after two tokens and half an event. */
const twice = (headers: Readonly<Record<string, string>>, act: Break, before: Expected['error']): FaultCase[] => [
  {
    name: 'before content',
    async fault(connection, stage) {
      connection.head(200, headers)
      connection.send(stage.wire.open)
      await stage.opened()
      act(connection, stage)
    },
    expect: beforeContent(before),
  },
  {
    name: 'after content',
    async fault(connection, stage) {
      const { wire } = stage
      connection.head(200, headers)
      connection.send(wire.open, wire.token('Hel'), wire.token('lo') + half(stage))
      await stage.heard(2)
      act(connection, stage)
    },
    expect: afterContent(interrupted),
  },
]

const hello = ({ wire }: Stage) => wire.open + wire.token('Hel') + wire.token('lo')
const whole = { outcome: 'complete', tokens: ['Hel', 'lo'] } as const

export const body: readonly FaultRow[] = [
  {
    number: 'F17',
    title: 'the chunked body is cut',
    does: 'delivers the whole events; `Interrupted`, before content `Network` (`body`)',
    cases: twice({}, (connection) => connection.end(), lost),
  },
  {
    number: 'F18',
    title: 'the connection is reset in the body',
    does: 'as above',
    cases: twice({}, (connection) => connection.reset(), lost),
  },
  {
    number: 'F19',
    title: 'fewer bytes come than `content-length` said',
    does: 'as above',
    cases: twice({ 'content-length': '9999' }, (connection) => connection.end(), lost),
  },
  {
    number: 'F20',
    title: 'the body ends well before the end mark',
    does: '`Interrupted`; a reply without its end mark never completes',
    cases: [
      ...twice({ connection: 'close' }, (connection) => connection.end(), early),
      {
        name: 'at the end of an event',
        fault(connection, stage) {
          connection.head()
          connection.send(hello(stage))
          connection.finish()
        },
        expect: afterContent(interrupted),
      },
      {
        name: 'stop reason without a stop',
        wires: ['anthropic'],
        fault(connection, stage) {
          connection.head()
          connection.send(hello(stage) + stage.wire.closing)
          connection.finish()
        },
        expect: afterContent(interrupted),
      },
    ],
  },
  {
    number: 'F21',
    title: 'a finish reason, and no `[DONE]`',
    does: 'completes',
    cases: [
      {
        name: 'no sentinel',
        wires: ['chat'],
        fault(connection, stage) {
          connection.head(200, { connection: 'close' })
          connection.send(hello(stage) + stage.wire.closing)
          connection.end()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F22',
    title: '`[DONE]`, and no finish reason',
    does: 'completes',
    cases: [
      {
        name: 'sentinel alone',
        wires: ['chat'],
        fault(connection, stage) {
          connection.head()
          connection.send(hello(stage) + stage.wire.mark)
          connection.finish()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F23',
    title: 'the connection breaks after the end mark',
    does: 'completes',
    cases: [
      {
        name: 'reset after the mark',
        async fault(connection, stage) {
          connection.head()
          connection.send(hello(stage), stage.wire.closing + stage.wire.mark)
          await stage.heard(2)
          connection.reset()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F24',
    title: 'the connection stays open after the end mark',
    does: 'completes at the mark and closes it',
    cases: [
      {
        name: 'silence after the mark',
        fault(connection, stage) {
          connection.head()
          connection.send(hello(stage), stage.wire.closing + stage.wire.mark)
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F25',
    title: 'content after the end mark',
    does: 'is not delivered',
    cases: [
      {
        name: 'in the same piece and later',
        fault(connection, stage) {
          const { wire } = stage
          connection.head()
          connection.send(hello(stage) + wire.closing + wire.mark + wire.token('too'), wire.token('late'))
          connection.finish()
        },
        expect: whole,
      },
    ],
  },
  {
    number: 'F66',
    title: 'a compressed body is cut, and fetch calls it whole',
    does: '`Interrupted`, because the end mark is missing',
    cases: [
      {
        name: 'half a gzip',
        config: { transport: fetchTransport() },
        fault(connection, stage) {
          const zipped = gzipSync(`${hello(stage)}${stage.wire.closing}${stage.wire.mark}`)
          connection.head(200, { 'content-encoding': 'gzip', connection: 'close' })
          connection.send(zipped.subarray(0, 12))
          connection.end()
        },
        expect: { outcome: 'error', error: { committed: false, retryable: true }, retry: true, fallback: true },
      },
    ],
  },
]
