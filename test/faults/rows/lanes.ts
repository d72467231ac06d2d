import { Observable } from 'rxjs'
import {
  type AttemptEvent,
  fallback,
  hedge,
  pipeProvider,
  type Provider,
  race,
  retryBackoff,
  text,
} from '../../../src/index.ts'
import { answer } from '../answer.ts'
import type { Behave, FaultRow, Played, Stage } from '../FaultRow.ts'
import { end, open, says } from '../says.ts'
import { well } from '../well.ts'

const json = { 'content-type': 'application/json' }
const down = answer(500, json, '{"error":{"message":"down"}}')
const limited = answer(429, json, '{"error":{"message":"slow down"}}')
const empty = says(open, end)
const silent: Behave = () => undefined

type Combine = (lanes: Provider[]) => Provider

/** Lanes over a server each. */
const over = async (stage: Stage, combine: Combine, ...scripts: Behave[]): Promise<Played> => {
  const servers = await Promise.all(scripts.map((script) => stage.serve(script)))
  const providers = servers.map(({ url }) => pipeProvider(stage.provider({ baseUrl: url }), text()))
  const told = (type: AttemptEvent['type']) => stage.events.filter((event) => event.type === type)
  return {
    source: combine(providers)(stage.messages, stage.options),
    facts: () => ({
      requests: servers.map(({ requests }) => requests.length),
      lost: told('lose').map(({ lane }) => lane[0]),
      won: told('win').map(({ lane }) => lane[0]),
    }),
  }
}

/** Says the same word again and again, numbered; begins once both lanes were asked. */
const speaking =
  (word: string): Behave =>
  async (connection, { wire, servers }) => {
    let said = 0
    const speak = () => connection.send(wire.token(`${word} ${said++} `))
    await Promise.all(servers.map((server) => server.asked(1)))
    connection.head()
    connection.send(wire.open)
    speak()
    connection.every(30, speak)
  }
const spoken = (word: string) => Array.from({ length: 100 }, (_, index) => `${word} ${index} `)

export const lanes: readonly FaultRow[] = [
  {
    number: 'F48',
    title: 'all providers of a fallback fail',
    does: '`AllFailed` with each error in order; a single one gives its own',
    retry: 'no',
    fallback: '–',
    cases: [
      {
        name: 'three',
        play: (stage) => over(stage, fallback, down, limited, empty),
        expect: {
          outcome: 'error',
          error: { _tag: 'AllFailed', committed: false, retryable: false },
          says: /HttpStatus: .*RateLimited: .*Empty: /,
          facts: { requests: [1, 1, 1] },
        },
      },
      {
        name: 'one',
        play: (stage) => over(stage, fallback, down),
        expect: {
          outcome: 'error',
          error: { _tag: 'HttpStatus', committed: false, retryable: true },
          facts: { requests: [1] },
        },
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
        play: (stage) => over(stage, race, down, empty, well('I', 'win')),
        expect: { outcome: 'complete', tokens: ['I', 'win'], facts: { requests: [1, 1, 1], won: [2] } },
      },
      {
        name: 'the slow one is closed',
        play: (stage) => over(stage, race, silent, well('I', 'win')),
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
          const played = await over(stage, (list) => hedge(list, { delay: 0 }), speaking('this'), speaking('that'))
          return {
            ...played,
            leave: stage.heard(4),
            facts: async () => {
              const { lost, won, requests } = (await played.facts?.()) as Record<string, number[]>
              const cost = stage.events.find(({ type }) => type === 'lose')
              return {
                requests,
                places: [...(lost ?? []), ...(won ?? [])].sort(),
                cost: [typeof cost?.ms, typeof cost?.tokens],
              }
            },
          }
        },
        // How much is heard until the caller is gone depends on time; that it is one reply does not.
        expect: {
          outcome: 'silent',
          beginningOf: [spoken('this'), spoken('that')],
          facts: { requests: [1, 1], places: [0, 1], cost: ['number', 'number'] },
        },
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
        expect: { outcome: 'thrown', error: { _tag: 'Config', committed: false, retryable: false } },
      },
      {
        name: 'frozen',
        play: (stage) =>
          over(stage, (list) => fallback(Object.freeze(list) as Provider[]), down, well('two'), well('three')),
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
        play: (stage) => over(stage, ([lane]) => fallback([() => thrower(), lane as Provider]), well('well')),
        expect: { outcome: 'complete', tokens: ['well'], facts: { requests: [1] } },
      },
      {
        name: 'under a retry',
        play: (stage) =>
          over(
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
        play: (stage) => over(stage, () => fallback([() => thrower()])),
        expect: {
          outcome: 'error',
          error: { _tag: 'Upstream', committed: false, retryable: true },
          says: /it threw/,
        },
      },
    ],
  },
]

function thrower(): Observable<never> {
  throw new Error('it threw')
}
