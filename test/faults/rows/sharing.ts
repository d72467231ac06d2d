import {
  catchError,
  concat,
  firstValueFrom,
  forkJoin,
  map,
  mergeMap,
  of,
  ReplaySubject,
  share,
  take,
  tap,
  toArray,
} from 'rxjs'
import { toText } from '../../../src/index.ts'
import type { Behave, FaultRow } from '../FaultRow.ts'
import { hello, open } from '../says.ts'
import { well } from '../well.ts'

const stalled: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(open(wire) + hello(wire))
}

export const sharing: readonly FaultRow[] = [
  {
    number: 'F84',
    title: 'subscribed twice, shared, or after a failure',
    does: 'a request for each subscription, one for all that share; a failure is not remembered',
    cases: [
      {
        name: 'twice and shared',
        async play(stage) {
          const server = await stage.serve((connection) => connection.reset(), well('a'), well('b'), well('c'))
          const ask = stage.ask(server)
          const shared = ask.pipe(share())
          const first = await toText(ask).catch(() => 'failed')
          const second = await toText(ask)
          const both = await firstValueFrom(forkJoin([shared, shared]).pipe(map((texts) => texts.join('='))))
          return {
            source: of(first, second, both).pipe(mergeMap((each) => of(each))),
            facts: () => ({ requests: server.requests.length }),
          }
        },
        expect: { outcome: 'complete', tokens: ['failed', 'a', 'b=b'], facts: { requests: 3 } },
      },
    ],
  },
  {
    number: 'F87',
    title: 'one of several replies is left',
    does: 'the others go on',
    cases: [
      {
        name: 'one of five',
        async play(stage) {
          const server = await stage.serve(async (connection, { wire, heard }) => {
            connection.head()
            connection.send(wire.open + wire.token('Hel'))
            await heard(1)
            connection.send(wire.token('lo') + wire.closing + wire.mark)
            connection.finish()
          })
          const ask = stage.ask(server)
          const leaving = ask.pipe(
            take(1),
            tap((token) => stage.hear(token)),
          )
          const all = [leaving, ask, ask, ask, ask].map((each) =>
            each.pipe(
              toArray(),
              map((tokens) => tokens.join('')),
              catchError(() => of('failed')),
            ),
          )
          return {
            source: forkJoin(all).pipe(map((texts) => texts.join())),
            facts: () => ({ requests: server.requests.length }),
          }
        },
        expect: { outcome: 'complete', tokens: ['Hel,Hello,Hello,Hello,Hello'], facts: { requests: 5 } },
      },
      {
        name: 'as another begins',
        async play(stage) {
          const server = await stage.serve(stalled, well('b'))
          const ask = stage.ask(server)
          // eslint-disable-next-line rxjs-x/no-ignored-replay-buffer -- the whole reply, for whoever comes late
          const second = ask.pipe(share({ connector: () => new ReplaySubject<string>() }))
          // The second is asked before the first is left.
          const first = ask.pipe(
            // eslint-disable-next-line rxjs-x/no-subscribe-in-pipe -- a consumer that asks again inside next is what this row is about
            tap(() => second.subscribe({ error: () => undefined })),
            take(1),
          )
          return {
            source: concat(first, second),
            facts: async () => {
              await new Promise((resolve) => setTimeout(resolve, 100))
              return { requests: server.requests.length, connections: server.connections }
            },
          }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'b'], facts: { requests: 2, connections: 2 } },
      },
    ],
  },
]
