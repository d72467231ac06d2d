import { toText, tokenTimeout } from '../../../src/index.ts'
import type { FaultRow, Stage } from '../FaultRow.ts'
import type { FaultConnection } from '../faultServer.ts'
import { well } from '../well.ts'

const begin = (connection: FaultConnection, { wire, heard }: Stage) => {
  connection.head()
  connection.send(wire.open + wire.token('Hel') + wire.token('lo'))
  return heard(2)
}

export const clocks: readonly FaultRow[] = [
  {
    number: 'F75',
    title: 'the clock of the system jumps by an hour',
    does: 'goes unnoticed: limits are measured on a clock that cannot jump',
    alone: true,
    cases: [
      {
        name: 'an hour on',
        async play(stage) {
          const real = Date.now
          const server = await stage.serve(async (connection) => {
            await begin(connection, stage)
            Date.now = () => real() + 3_600_000
            setTimeout(() => {
              connection.send(stage.wire.closing + stage.wire.mark)
              connection.finish()
            }, 100)
          })
          stage.after(() => (Date.now = real))
          const limit = tokenTimeout<string>({ first: 20_000, each: 20_000, total: 30_000 })
          return { source: stage.ask(server).pipe(limit) }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'lo'] },
      },
    ],
  },
  {
    number: 'F76',
    title: 'the event loop is blocked while bytes wait in the socket',
    does: 'reads them before a limit fires',
    alone: true,
    cases: [
      {
        name: 'blocked',
        async play(stage) {
          const server = await stage.serve(async (connection) => {
            await begin(connection, stage)
            connection.send(stage.wire.token('!') + stage.wire.closing + stage.wire.mark)
            connection.finish()
            const until = performance.now() + 400
            while (performance.now() < until);
          })
          return { source: stage.ask(server).pipe(tokenTimeout({ first: 20_000, each: 200 })) }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'lo', '!'] },
      },
    ],
  },
  {
    number: 'F77',
    title: 'the program has nothing left to do',
    does: 'it ends: idle connections and timers do not hold it',
    cases: [
      {
        name: 'ends',
        slow: true,
        wires: ['chat'],
        async play(stage) {
          const { runProgram } = await import('../runProgram.ts')
          const server = await stage.serve(well('bye'))
          return {
            ask: async (hear) => {
              hear(await runProgram(server.url))
              return 'complete'
            },
            facts: async () => ({ requests: server.requests.length, again: await toText(stage.ask(server)) }),
          }
        },
        expect: { outcome: 'complete', tokens: ['bye'], facts: { requests: 1, again: 'bye' } },
      },
    ],
  },
]
