import { catchError, forkJoin, map, of } from 'rxjs'
import { type ChatOptions, pipeProvider, retryBackoff, retryBudget, text, toProviderError } from '../../../src/index.ts'
import { answer } from '../answer.ts'
import type { FaultCase, FaultRow } from '../FaultRow.ts'
import { well } from '../well.ts'

const down = answer(500, { 'content-type': 'application/json' }, '{"error":{"message":"down"}}')

/** Callers who share a budget, from which a try costs five. */
const storm = ({ callers, capacity }: { callers: number; capacity: number }, requests: number): FaultCase => ({
  name: `${callers} callers`,
  async play(stage) {
    const server = await stage.serve(down)
    const budget = retryBudget({ capacity })
    const retry = retryBackoff<string>({ initial: 5, budget })
    const ask = pipeProvider(stage.provider({ baseUrl: server.url }), text(), retry)
    const { onAttempt } = stage.options as Required<ChatOptions>
    const calls = Array.from({ length: callers }, () =>
      ask(stage.messages, { onAttempt }).pipe(catchError((error: unknown) => of(toProviderError(error)._tag))),
    )
    return {
      source: forkJoin(calls).pipe(map((tags) => [...new Set(tags)].join())),
      facts: () => ({ requests: server.requests.length, budget: budget.tokens }),
    }
  },
  expect: { outcome: 'complete', tokens: ['HttpStatus'], facts: { requests, budget: 0 } },
})

export const retries: readonly FaultRow[] = [
  {
    number: 'F46',
    title: 'a thousand callers of a service that is down',
    does: 'a shared `retryBudget` bounds their extra requests together: a hundred, not two thousand',
    retry: 'within the budget',
    fallback: 'yes',
    alone: true,
    cases: [
      { ...storm({ callers: 1_000, capacity: 500 }, 1_100), wires: ['chat'] },
      { ...storm({ callers: 100, capacity: 50 }, 110), wires: ['anthropic', 'ollama'] },
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
]
