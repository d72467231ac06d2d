import { toText, tokenTimeout } from '../../../src/index.ts'
import { well } from '../createStage.ts'
import type { Behave, Expected, FaultRow } from '../FaultRow.ts'

const LIMIT = 800

const late = (phase: string, committed: boolean, tokens: readonly string[] = []): Expected => ({
  outcome: 'error',
  tokens,
  error: { _tag: 'Timeout', phase, ms: LIMIT, committed, retryable: !committed },
  retry: !committed,
  fallback: !committed,
})

const nothing: Behave = () => undefined
const headAlone: Behave = (connection) => connection.head()
const twoTokens: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(wire.open + wire.token('Hel') + wire.token('lo'))
}
const pings: Behave = (connection, { wire }) => connection.every(50, () => connection.send(wire.ping))
const started: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(wire.open)
}

export const limits: readonly FaultRow[] = [
  {
    number: 'F10',
    title: 'the head never comes',
    does: '`Timeout`: `idle` of the provider, or `first` of `tokenTimeout`',
    cases: [
      { name: 'idle', config: { idleTimeout: LIMIT }, fault: nothing, expect: late('idle', false) },
      { name: 'first', operators: [tokenTimeout({ first: LIMIT })], fault: nothing, expect: late('first', false) },
    ],
  },
  {
    number: 'F11',
    title: 'the head comes, and then nothing',
    does: 'as above: the limits do not end at the head',
    cases: [
      { name: 'idle', config: { idleTimeout: LIMIT }, fault: headAlone, expect: late('idle', false) },
      { name: 'first', operators: [tokenTimeout({ first: LIMIT })], fault: headAlone, expect: late('first', false) },
    ],
  },
  {
    number: 'F12',
    title: 'the reply falls silent halfway',
    does: '`Timeout`: `idle`, or `each` of `tokenTimeout`; what came stays delivered',
    cases: [
      { name: 'idle', config: { idleTimeout: LIMIT }, fault: twoTokens, expect: late('idle', true, ['Hel', 'lo']) },
      {
        name: 'each',
        operators: [tokenTimeout({ each: LIMIT })],
        fault: twoTokens,
        expect: late('each', true, ['Hel', 'lo']),
      },
    ],
  },
  {
    number: 'F13',
    title: 'only keep-alives come',
    does: '`Timeout` (`first`, `each`): proof of life is no content',
    cases: [
      {
        name: 'before content',
        operators: [tokenTimeout({ first: LIMIT })],
        fault: (connection, stage) => void [started, pings].map((act) => act(connection, stage)),
        expect: late('first', false),
      },
      {
        name: 'after content',
        operators: [tokenTimeout({ each: LIMIT })],
        fault: (connection, stage) => void [twoTokens, pings].map((act) => act(connection, stage)),
        expect: late('each', true, ['Hel', 'lo']),
      },
    ],
  },
  {
    number: 'F14',
    title: 'reasoning for longer than the limits, then text',
    does: 'completes: reasoning counts as content',
    cases: [
      {
        name: 'thinks',
        config: { idleTimeout: LIMIT },
        operators: [tokenTimeout({ first: 20 * LIMIT, each: LIMIT })],
        fault(connection, { wire }) {
          let thoughts = 0
          connection.head()
          connection.send(wire.open)
          connection.every(100, () => {
            thoughts += 1
            if (thoughts <= 10) connection.send(wire.reasoning('hm '))
            if (thoughts !== 10) return
            connection.send(wire.token('Hel') + wire.token('lo') + wire.closing + wire.mark)
            connection.finish()
          })
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'lo'] },
      },
    ],
  },
  {
    number: 'F15',
    title: 'a byte now and then, for ever',
    does: '`Timeout` (`total`), by the provider’s `timeout` or `tokenTimeout`',
    cases: [
      {
        name: 'timeout',
        config: { timeout: LIMIT, idleTimeout: LIMIT },
        fault(connection, stage) {
          const letters = [...stage.wire.token('x'.repeat(999))]
          void twoTokens(connection, stage)
          connection.every(20, () => connection.send(letters.shift() ?? ' '))
        },
        expect: late('total', true, ['Hel', 'lo']),
      },
      {
        name: 'total',
        operators: [tokenTimeout({ total: LIMIT })],
        fault(connection, { wire }) {
          const letters = [...wire.token('x'.repeat(999))]
          connection.head()
          connection.every(20, () => connection.send(letters.shift() ?? ' '))
        },
        expect: late('total', false),
      },
    ],
  },
  {
    number: 'F16',
    title: 'the deadline passes while tokens flow',
    does: '`Timeout` (`total`)',
    cases: [
      {
        name: 'each',
        operators: [tokenTimeout({ total: LIMIT })],
        async fault(connection, stage) {
          void twoTokens(connection, stage)
          await stage.heard(2)
          connection.every(20, () => connection.send(stage.wire.ping))
        },
        expect: late('total', true, ['Hel', 'lo']),
      },
    ],
  },
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
          const server = await stage.serve(async (connection, { wire }) => {
            void twoTokens(connection, stage)
            await stage.heard(2)
            Date.now = () => real() + 3_600_000
            setTimeout(() => {
              connection.send(wire.closing + wire.mark)
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
          const server = await stage.serve(async (connection, { wire }) => {
            void twoTokens(connection, stage)
            await stage.heard(2)
            connection.send(wire.token('!') + wire.closing + wire.mark)
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
