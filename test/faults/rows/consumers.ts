import {
  catchError,
  concat,
  config,
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
import { iterate, pipeProvider, text, toAsyncIterable, toText } from '../../../src/index.ts'
import { startBlackhole } from '../../transport/blackhole.ts'
import { well } from '../createStage.ts'
import type { Behave, Expected, FaultCase, FaultRow, Played, Stage } from '../FaultRow.ts'

const stalled: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(wire.open + wire.token('Hel') + wire.token('lo'))
}
const endless: Behave = (connection, stage) => {
  void stalled(connection, stage)
  connection.every(10, () => connection.send(stage.wire.token('!')))
}
const left = (tokens: readonly string[] = [], facts: Expected['facts'] = {}): Expected => ({
  outcome: 'silent',
  tokens,
  facts,
})
const asked = (stage: Stage) => () => ({ requests: stage.servers.map(({ requests }) => requests.length) })

const leaves = (
  name: string,
  script: Behave,
  when: (stage: Stage) => Promise<unknown> | 'at once',
  expect: Expected,
): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(script)
    return { source: stage.ask(server), leave: when(stage), facts: asked(stage) }
  },
  expect,
})

const loops = (
  name: string,
  script: Behave,
  loop: (tokens: AsyncIterable<string>, hear: (token: string) => void) => Promise<'complete' | 'silent'>,
  expect: Expected,
): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(script)
    return { ask: (hear) => loop(toAsyncIterable(stage.ask(server)), hear), facts: asked(stage) }
  },
  expect,
})

const aborts = (name: string, abort: (stage: Stage) => Promise<unknown> | undefined, expect: Expected): FaultCase => ({
  name,
  async play(stage): Promise<Played> {
    const server = await stage.serve(stalled)
    void abort(stage)?.then(() => stage.controller.abort(new Error('enough')))
    return { source: stage.ask(server), facts: asked(stage) }
  },
  expect,
})
const aborted = { _tag: 'Aborted', retryable: false }

export const consumers: readonly FaultRow[] = [
  {
    number: 'F51',
    title: 'left in the turn in which it was asked',
    does: 'nothing is sent',
    cases: [leaves('at once', stalled, () => 'at once', left([], { requests: [0] }))],
  },
  {
    number: 'F52',
    title: 'left while connecting, or before the head',
    does: 'the connection is closed, and nothing more is heard',
    cases: [
      leaves(
        'before the head',
        () => undefined,
        (stage) => until(stage, 'start'),
        left(),
      ),
      {
        name: 'connecting',
        wires: ['chat'],
        async play(stage) {
          const hole = await startBlackhole()
          stage.after(() => hole.close())
          const ask = pipeProvider(stage.provider({ baseUrl: hole.url }), text())
          return { source: ask(stage.messages, stage.options), leave: until(stage, 'start') }
        },
        expect: left(),
      },
    ],
  },
  {
    number: 'F53',
    title: 'left between the head and the first byte',
    does: 'as above',
    cases: [
      leaves(
        'after the head',
        (connection) => connection.head(),
        (stage) => stage.opened(),
        left([], { requests: [1] }),
      ),
    ],
  },
  {
    number: 'F54',
    title: 'left while the reply is silent',
    does: 'the socket is closed at once, not with the next byte',
    cases: [leaves('stalled', stalled, (stage) => stage.heard(2), left(['Hel', 'lo'], { requests: [1] }))],
  },
  {
    number: 'F55',
    title: 'the first token is enough: `take(1)`',
    does: 'one token of the many in the same piece, and the socket is closed',
    cases: [
      {
        name: 'take',
        play: async (stage) => ({ source: stage.ask(await stage.serve(endless)).pipe(take(1)) }),
        expect: { outcome: 'complete', tokens: ['Hel'] },
      },
    ],
  },
  {
    number: 'F56',
    title: 'asked again from within a token',
    does: 'two requests that know nothing of each other',
    cases: [
      {
        name: 'again',
        async play(stage) {
          const server = await stage.serve(endless, well('a', 'gain'))
          const ask = stage.ask(server)
          return {
            source: ask.pipe(
              take(1),
              mergeMap(() => ask),
            ),
            facts: asked(stage),
          }
        },
        expect: { outcome: 'complete', tokens: ['a', 'gain'], facts: { requests: [2] } },
      },
    ],
  },
  {
    number: 'F57',
    title: 'the consumer throws',
    does: 'rxjs reports it; the reply goes on to its end and releases its socket',
    alone: true,
    cases: [
      {
        name: 'throws',
        async play(stage) {
          const server = await stage.serve(well('Hel', 'lo'))
          const reported: unknown[] = []
          config.onUnhandledError = (error) => void reported.push(error)
          stage.after(() => (config.onUnhandledError = null))
          return {
            ask: (hear) =>
              new Promise((resolve) => {
                stage.ask(server).subscribe({
                  next(token) {
                    hear(token)
                    throw new Error('mine')
                  },
                  // Reports come in a turn of their own.
                  complete: () => void setTimeout(() => resolve('complete'), 5),
                })
              }),
            facts: () => ({ reported: reported.map(String) }),
          }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'lo'], facts: { reported: ['Error: mine', 'Error: mine'] } },
      },
    ],
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
          const leave = until(stage, 'start')
          void leave.then(() => setTimeout(refuse, 5))
          return { source: ask(stage.messages, stage.options), leave, facts: asked(stage) }
        },
        expect: left([], { requests: [0] }),
      },
    ],
  },
  {
    number: 'F59',
    title: 'the caller’s `AbortSignal` fires',
    does: '`Aborted`, with the reason as cause; no listener stays behind',
    retry: 'no',
    fallback: 'no',
    cases: [
      {
        ...aborts('before', () => undefined, {
          outcome: 'error',
          error: { ...aborted, committed: false },
          facts: { requests: [0] },
        }),
        async play(stage: Stage) {
          const server = await stage.serve(stalled)
          stage.controller.abort()
          return { source: stage.ask(server), facts: asked(stage) }
        },
      },
      aborts('awaiting the head', (stage) => stage.opened(), {
        outcome: 'error',
        error: { ...aborted },
        tokens: ['Hel', 'lo'],
      }),
      aborts('during', (stage) => stage.heard(2), {
        outcome: 'error',
        tokens: ['Hel', 'lo'],
        error: { ...aborted, committed: true },
      }),
    ],
  },
  {
    number: 'F60',
    title: 'a slow reader of a fast service',
    does: '`iterate` holds the socket back; nothing is lost',
    cases: [
      {
        name: 'slow',
        async play(stage) {
          const tokens = Array.from({ length: 4_000 }, (_, index) => `${index} ${'x'.repeat(4_000)}`)
          let unsent = 0
          const server = await stage.serve((connection, { wire }) => {
            connection.head()
            connection.send(wire.open, ...tokens.map(wire.token), wire.closing + wire.mark)
            connection.finish()
            setTimeout(() => (unsent = connection.socket.writableLength), 300)
          })
          const ask = pipeProvider(stage.provider({ baseUrl: server.url }), text())
          const read: string[] = []
          return {
            async ask(hear) {
              for await (const token of iterate(ask, stage.messages, stage.options, { highWaterMark: 16 })) {
                read.push(token)
                if (read.length === 10) await new Promise((resolve) => setTimeout(resolve, 400))
              }
              hear('all')
              return 'complete'
            },
            facts: () => ({ held: unsent > 0, whole: read.join('') === tokens.join('') }),
          }
        },
        expect: { outcome: 'complete', tokens: ['all'], facts: { held: true, whole: true } },
      },
    ],
  },
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
          return { source: of(first, second, both).pipe(mergeMap((each) => of(each))), facts: asked(stage) }
        },
        expect: { outcome: 'complete', tokens: ['failed', 'a', 'b=b'], facts: { requests: [3] } },
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
          return { source: forkJoin(all).pipe(map((texts) => texts.join())), facts: asked(stage) }
        },
        expect: { outcome: 'complete', tokens: ['Hel,Hello,Hello,Hello,Hello'], facts: { requests: [5] } },
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
              return { ...asked(stage)(), connections: server.connections }
            },
          }
        },
        expect: { outcome: 'complete', tokens: ['Hel', 'b'], facts: { requests: [2], connections: 2 } },
      },
    ],
  },
  {
    number: 'F88',
    title: '`for await` is left by `break`, by a throw, or by `return()` while it waits',
    does: 'the socket is closed at once, and whoever waits is answered',
    cases: [
      loops(
        'break',
        stalled,
        async (tokens, hear) => {
          for await (const token of tokens) {
            hear(token)
            if (token === 'lo') break
          }
          return 'silent'
        },
        left(['Hel', 'lo']),
      ),
      loops(
        'throw',
        endless,
        async (tokens, hear) => {
          try {
            for await (const token of tokens) {
              hear(token)
              throw new Error('mine')
            }
          } catch {
            return 'silent'
          }
          return 'complete'
        },
        left(['Hel']),
      ),
      loops(
        'return',
        stalled,
        async (tokens, hear) => {
          const iterator = tokens[Symbol.asyncIterator]()
          for (const _ of [1, 2]) hear((await iterator.next()).value)
          const [waiting] = await Promise.all([iterator.next(), iterator.return?.()])
          return waiting.done ? 'silent' : 'complete'
        },
        left(['Hel', 'lo']),
      ),
    ],
  },
]

async function until(stage: Stage, type: 'start'): Promise<void> {
  while (!stage.events.some((event) => event.type === type)) await new Promise((resolve) => setTimeout(resolve, 2))
}
