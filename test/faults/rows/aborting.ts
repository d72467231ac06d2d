import { tap } from 'rxjs'
import { toProviderError } from '../../../src/index.ts'
import type { Behave, Expected, FaultCase, FaultRow, Stage } from '../FaultRow.ts'
import type { FaultServer } from '../faultServer.ts'
import { hello, open } from '../says.ts'
import { well } from '../well.ts'

const REASON = new Error('enough')
const silent: Behave = () => undefined
const stalled: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(open(wire) + hello(wire))
}

/** The signal fires: before the call, or once something has happened. */
const aborts = (
  name: string,
  script: Behave,
  when: (stage: Stage, server: FaultServer) => Promise<unknown> | 'before',
  expect: Expected,
): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(script)
    const abort = () => stage.controller.abort(REASON)
    const moment = when(stage, server)
    if (moment === 'before') abort()
    else void moment.then(abort)
    let cause: unknown
    const look = tap<string>({ error: (error: unknown) => (cause = toProviderError(error).cause) })
    return {
      source: stage.ask(server).pipe(look),
      facts: () => ({ requests: server.requests.length, isCause: cause === REASON }),
    }
  },
  expect,
})
const aborted = (committed: boolean) => ({ _tag: 'Aborted', committed, retryable: false }) as const

export const aborting: readonly FaultRow[] = [
  {
    number: 'F59',
    title: 'the caller’s `AbortSignal` fires',
    does: '`Aborted`, with the reason as cause; no listener stays behind',
    retry: 'no',
    fallback: 'no',
    cases: [
      aborts('before', stalled, () => 'before', {
        outcome: 'error',
        error: aborted(false),
        facts: { requests: 0, isCause: true },
      }),
      aborts('awaiting the head', silent, (_, server) => server.asked(1), {
        outcome: 'error',
        error: aborted(false),
        facts: { requests: 1, isCause: true },
      }),
      aborts('during', stalled, (stage) => stage.heard(2), {
        outcome: 'error',
        tokens: ['Hel', 'lo'],
        error: aborted(true),
        facts: { requests: 1, isCause: true },
      }),
      {
        name: 'after',
        async play(stage) {
          const server = await stage.serve(well('Hel', 'lo'))
          return { source: stage.ask(server), facts: () => stage.controller.abort(REASON) ?? {} }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'lo'] },
      },
    ],
  },
]
