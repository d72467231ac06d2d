import { pipeProvider, text } from '../../../src/index.ts'
import { startBlackhole } from '../../transport/blackhole.ts'
import { closedPort } from '../closedPort.ts'
import type { Behave, FaultCase, FaultRow, Stage } from '../FaultRow.ts'
import type { FaultServer } from '../faultServer.ts'
import { hello, open } from '../says.ts'
import { well } from '../well.ts'

const silent: Behave = () => undefined
const headAlone: Behave = (connection) => connection.head()
const stalled: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(open(wire) + hello(wire))
}

/** A caller who leaves once, or as soon as, something has happened. */
const leaves = (
  name: string,
  script: Behave,
  when: (stage: Stage, server: FaultServer) => Promise<unknown> | 'at once',
  facts: Readonly<Record<string, unknown>>,
  tokens: readonly string[] = [],
): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(script)
    return {
      source: stage.ask(server),
      leave: when(stage, server),
      facts: () => ({ requests: server.requests.length, connections: server.connections }),
    }
  },
  expect: { outcome: 'silent', tokens, facts },
})

export const leaving: readonly FaultRow[] = [
  {
    number: 'F51',
    title: 'left in the turn in which it was asked',
    does: 'nothing is sent',
    cases: [leaves('at once', stalled, () => 'at once', { requests: 0 })],
  },
  {
    number: 'F52',
    title: 'left while connecting, or before the head',
    does: 'the connection is closed, and nothing more is heard',
    cases: [
      leaves('before the head', silent, (_, server) => server.asked(1), { requests: 1, connections: 1 }),
      {
        name: 'connecting',
        async play(stage) {
          const hole = await startBlackhole()
          stage.after(() => hole.close())
          const ask = pipeProvider(stage.provider({ baseUrl: hole.url }), text())
          return { source: ask(stage.messages, stage.options), leave: later(20) }
        },
        expect: { outcome: 'silent' },
      },
      {
        name: 'being refused',
        async play(stage) {
          const ask = pipeProvider(stage.provider({ baseUrl: `http://127.0.0.1:${await closedPort(stage)}` }), text())
          return { source: ask(stage.messages, stage.options), leave: Promise.resolve() }
        },
        expect: { outcome: 'silent' },
      },
    ],
  },
  {
    number: 'F53',
    title: 'left between the head and the first byte',
    does: 'as above',
    cases: [leaves('after the head', headAlone, (stage) => stage.opened(), { requests: 1 })],
  },
  {
    number: 'F54',
    title: 'left while the reply is silent',
    does: 'the socket is closed at once, not with the next byte',
    cases: [leaves('stalled', stalled, (stage) => stage.heard(2), { requests: 1 }, ['Hel', 'lo'])],
  },
  {
    number: 'F58',
    title: 'something fails after the caller has left',
    does: 'nobody hears of it, and nothing is thrown',
    cases: [
      {
        name: 'a key that fails late',
        async play(stage) {
          const server = await stage.serve(well('no'))
          let refuse = () => undefined as void
          const apiKey = () => new Promise<string>((_resolve, reject) => (refuse = () => reject(new Error('late'))))
          const ask = pipeProvider(stage.provider({ baseUrl: server.url, apiKey }), text())
          const leave = later(5)
          void leave.then(() => later(5)).then(() => refuse())
          return {
            source: ask(stage.messages, stage.options),
            leave,
            facts: async () => {
              await later(20)
              return { requests: server.requests.length }
            },
          }
        },
        expect: { outcome: 'silent', facts: { requests: 0 } },
      },
    ],
  },
]

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
