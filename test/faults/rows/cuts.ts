import type { Expected, FaultCase, FaultRow, Stage } from '../FaultRow.ts'
import type { FaultConnection } from '../faultServer.ts'
import { failsFirst, failsLater } from '../outcomes.ts'
import { hello, open } from '../says.ts'

type Break = (connection: FaultConnection, stage: Stage) => void

const lost = failsFirst({ _tag: 'Network', phase: 'body', retryable: true })
const early = failsFirst({ _tag: 'Interrupted', retryable: true })
const interrupted = failsLater({ _tag: 'Interrupted' })
const half = ({ wire }: Stage) => wire.token('never whole').slice(0, -9)

/** The same break before content, and after two tokens and half an event. */
const twice = (headers: Readonly<Record<string, string>>, act: Break, before: Expected): FaultCase[] => [
  {
    name: 'before content',
    async fault(connection, stage) {
      connection.head(200, headers)
      connection.send(stage.wire.open)
      await stage.opened()
      act(connection, stage)
    },
    expect: before,
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
    expect: interrupted,
  },
]

export const cuts: readonly FaultRow[] = [
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
        fault(connection, { wire }) {
          connection.head()
          connection.send(open(wire) + hello(wire))
          connection.finish()
        },
        expect: interrupted,
      },
      {
        name: 'stop reason without a stop',
        wires: ['anthropic'],
        fault(connection, { wire }) {
          connection.head()
          connection.send(open(wire) + hello(wire) + wire.closing)
          connection.finish()
        },
        expect: interrupted,
      },
    ],
  },
]
