import { retryBackoff, tokenTimeout } from '../../../src/index.ts'
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

export const timeLimits: readonly FaultRow[] = [
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
        operators: [tokenTimeout({ first: LIMIT, each: LIMIT })],
        fault(connection, { wire }) {
          let thoughts = 0
          connection.head()
          connection.send(wire.open + wire.reasoning('hm '))
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
    title: 'the deadline passes while tokens flow, or between the tries',
    does: '`Timeout` (`total`); the `total` of `retryBackoff` holds for its tries and waits together',
    cases: [
      {
        name: 'one try',
        operators: [tokenTimeout({ total: LIMIT })],
        fault(connection, { wire }) {
          let said = 0
          connection.head()
          connection.send(wire.open)
          connection.every(20, () => connection.send(wire.token(`${said++} `)))
        },
        expect: { ...late('total', true), beginningOf: [Array.from({ length: 200 }, (_, index) => `${index} `)] },
      },
      {
        name: 'many tries',
        async arrange(stage) {
          const server = await stage.serve((connection) => connection.reset(), nothing)
          return {
            config: { baseUrl: server.url },
            operators: [retryBackoff({ total: LIMIT, initial: 1, jitter: 'none' })],
            facts: () => ({ asked: server.requests.length }),
          }
        },
        expect: { ...late('total', false), facts: { asked: 2 } },
      },
    ],
  },
]
