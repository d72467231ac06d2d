import { catchError, forkJoin, map, Observable, of } from 'rxjs'
import {
  fallback,
  hedge,
  pipeProvider,
  type Provider,
  race,
  retryBackoff,
  retryBudget,
  text,
  toProviderError,
} from '../../../src/index.ts'
import { well } from '../createStage.ts'
import type { FaultServer } from '../faultServer.ts'
import type { Behave, FaultCase, FaultRow, Played, Stage } from '../FaultRow.ts'
import { answer } from './statuses.ts'

const json = { 'content-type': 'application/json' }
const down = answer(500, json, '{"error":{"message":"down"}}')
const limited = (headers: Readonly<Record<string, string>>) =>
  answer(429, { ...json, ...headers }, '{"error":{"message":"slow down"}}')
const empty: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(wire.open + wire.closing + wire.mark)
  connection.finish()
}
const speaking: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(wire.open + wire.token('one'))
  connection.every(30, () => connection.send(wire.token('more')))
}

type Combine = (lanes: Provider[]) => Provider

/** Lanes over a server each. */
const lanes = async (stage: Stage, combine: Combine, ...scripts: Behave[]): Promise<Played> => {
  const servers = await Promise.all(scripts.map((script) => stage.serve(script)))
  const providers = servers.map(({ url }) => pipeProvider(stage.provider({ baseUrl: url }), text()))
  return {
    source: combine(providers)(stage.messages, stage.options),
    facts: () => ({
      requests: servers.map(({ requests }) => requests.length),
      lost: stage.events.filter(({ type }) => type === 'lose').map(({ lane }) => lane[0]),
      won: stage.events.filter(({ type }) => type === 'win').map(({ lane }) => lane[0]),
    }),
  }
}

const again = (stage: Stage, server: FaultServer) =>
  pipeProvider(stage.provider({ baseUrl: server.url }), retryBackoff({ initial: 1, jitter: 'none' }), text())

const waits = (name: string, header: string, atLeast: number): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(limited({ 'retry-after': header }), well('at', 'last'))
    return {
      source: again(stage, server)(stage.messages, stage.options),
      facts: () => ({
        requests: server.requests.length,
        waited: (server.times[1] ?? 0) - (server.times[0] ?? 0) >= atLeast - 1,
      }),
    }
  },
  expect: { outcome: 'complete', tokens: ['at', 'last'], facts: { requests: 2, waited: true } },
})

export const policies: readonly FaultRow[] = [
  {
    number: 'F41',
    title: '429 with `Retry-After` in seconds',
    does: '`RateLimited`; a retry waits at least as long',
    retry: 'yes',
    fallback: 'yes',
    cases: [waits('0', '0', 0), waits('1', '1', 1_000), waits('1.5', '1.5', 1_500)],
  },
  {
    number: 'F46',
    title: 'a hundred callers of a service that is down',
    does: 'a shared `retryBudget` bounds their extra requests together',
    retry: 'within the budget',
    fallback: 'yes',
    cases: [
      {
        name: 'no storm',
        async play(stage) {
          const server = await stage.serve(down)
          const budget = retryBudget({ capacity: 50, cost: 5 })
          const ask = pipeProvider(
            stage.provider({ baseUrl: server.url }),
            retryBackoff({ initial: 5, budget }),
            text(),
          )
          const calls = Array.from({ length: 100 }, () =>
            ask(stage.messages).pipe(catchError((error: unknown) => of(toProviderError(error)._tag))),
          )
          return {
            source: forkJoin(calls).pipe(map((tags) => [...new Set(tags)].join())),
            facts: () => ({ requests: server.requests.length, budget: budget.tokens }),
          }
        },
        expect: { outcome: 'complete', tokens: ['HttpStatus'], facts: { requests: 110, budget: 0 } },
      },
    ],
  },
  {
    number: 'F47',
    title: 'a failure after content, under a retry',
    does: 'nothing is said twice; the caller gets the error',
    retry: 'no',
    fallback: 'no',
    cases: [
      {
        name: 'whatever `when` says',
        async play(stage) {
          const server = await stage.serve(
            async (connection, { wire, heard }) => {
              connection.head()
              connection.send(wire.open + wire.token('Hello'))
              await heard(1)
              connection.reset()
            },
            well('Hello', ' world'),
          )
          const retry = retryBackoff<string>({ initial: 1, when: () => true })
          return {
            source: stage.ask(server).pipe(retry),
            facts: () => ({ requests: server.requests.length }),
          }
        },
        expect: {
          outcome: 'error',
          tokens: ['Hello'],
          error: { _tag: 'Interrupted', committed: true, retryable: false, attempt: 1 },
          facts: { requests: 1 },
        },
      },
    ],
  },
  {
    number: 'F48',
    title: 'all providers of a fallback fail',
    does: '`AllFailed` with each error in order; a single one gives its own',
    retry: 'no',
    fallback: '–',
    cases: [
      {
        name: 'three',
        play: (stage) => lanes(stage, fallback, down, limited({}), empty),
        expect: {
          outcome: 'error',
          error: { _tag: 'AllFailed', committed: false, retryable: false },
          says: /HttpStatus: .*RateLimited: .*Empty: /,
          facts: { requests: [1, 1, 1] },
        },
      },
      {
        name: 'one',
        play: (stage) => lanes(stage, fallback, down),
        expect: { outcome: 'error', error: { _tag: 'HttpStatus', retryable: true }, facts: { requests: [1] } },
      },
    ],
  },
  {
    number: 'F49',
    title: 'the fastest of a race fails, or says nothing',
    does: 'the first content wins; the others are closed',
    cases: [
      {
        name: 'failure and silence',
        play: (stage) => lanes(stage, race, down, empty, well('I', 'win')),
        expect: { outcome: 'complete', tokens: ['I', 'win'], facts: { requests: [1, 1, 1], won: [2] } },
      },
      {
        name: 'the slow one is closed',
        play: (stage) => lanes(stage, race, () => undefined, well('I', 'win')),
        expect: { outcome: 'complete', tokens: ['I', 'win'], facts: { lost: [0], won: [1] } },
      },
    ],
  },
  {
    number: 'F50',
    title: 'two hedged providers speak at once',
    does: 'exactly one is heard; `onAttempt` tells what the other had cost',
    cases: [
      {
        name: 'both speak',
        async play(stage) {
          const played = await lanes(stage, (list) => hedge(list, { delay: 0 }), speaking, speaking)
          return {
            ...played,
            leave: stage.heard(4),
            facts: async () => {
              const { lost, won } = (await played.facts?.()) as { lost: number[]; won: number[] }
              return { one: won.length === 1, all: [...lost, ...won].sort().join() }
            },
          }
        },
        expect: { outcome: 'silent', tokens: ['one', 'more', 'more', 'more'], facts: { one: true, all: '0,1' } },
      },
    ],
  },
  {
    number: 'F85',
    title: 'a list of providers that is empty, single or frozen',
    does: 'empty is `Config` from the factory; the list is asked in its order and never changed',
    retry: 'no',
    fallback: '–',
    cases: [
      {
        name: 'empty',
        play: () => ({ source: fallback<string>([])([]) }),
        expect: { outcome: 'thrown', error: { _tag: 'Config' } },
      },
      {
        name: 'frozen',
        play: (stage) =>
          lanes(stage, (list) => fallback(Object.freeze(list) as Provider[]), down, well('two'), well('three')),
        expect: { outcome: 'complete', tokens: ['two'], facts: { requests: [1, 1, 0] } },
      },
    ],
  },
  {
    number: 'F86',
    title: 'a provider that throws instead of failing',
    does: 'is a failure like any other',
    retry: 'yes',
    fallback: 'yes',
    cases: [
      {
        name: 'in a fallback',
        play: (stage) => lanes(stage, ([lane]) => fallback([() => thrower(), lane as Provider]), well('well')),
        expect: { outcome: 'complete', tokens: ['well'], facts: { requests: [1] } },
      },
      {
        name: 'under a retry',
        play: (stage) =>
          lanes(
            stage,
            ([lane]) => {
              let calls = 0
              const moody: Provider = (...call) =>
                new Observable((out) => {
                  calls += 1
                  // eslint-disable-next-line rxjs-x/no-floating-observables -- it throws before there is any
                  if (calls === 1) thrower()
                  return (lane as Provider)(...call).subscribe(out)
                })
              return pipeProvider(moody, retryBackoff({ initial: 1 }))
            },
            well('well'),
          ),
        expect: { outcome: 'complete', tokens: ['well'], facts: { requests: [1] } },
      },
      {
        name: 'alone',
        play: (stage) => lanes(stage, () => fallback([() => thrower()])),
        expect: { outcome: 'error', error: { _tag: 'Upstream' }, says: /it threw/ },
      },
    ],
  },
]

function thrower(): Observable<never> {
  throw new Error('it threw')
}
