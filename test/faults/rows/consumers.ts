import { config, mergeMap, take } from 'rxjs'
import { iterate, pipeProvider, text, toAsyncIterable } from '../../../src/index.ts'
import type { Behave, FaultCase, FaultRow } from '../FaultRow.ts'
import { hello, open } from '../says.ts'
import { well } from '../well.ts'

const stalled: Behave = (connection, { wire }) => {
  connection.head()
  connection.send(open(wire) + hello(wire))
}
const endless: Behave = (connection, stage) => {
  void stalled(connection, stage)
  connection.every(10, () => connection.send(stage.wire.token('!')))
}

const loops = (
  name: string,
  script: Behave,
  loop: (tokens: AsyncIterable<string>, hear: (token: string) => void) => Promise<'complete' | 'silent'>,
  tokens: readonly string[],
): FaultCase => ({
  name,
  async play(stage) {
    const server = await stage.serve(script)
    return {
      ask: (hear) => loop(toAsyncIterable(stage.ask(server)), hear),
      facts: () => ({ requests: server.requests.length }),
    }
  },
  expect: { outcome: 'silent', tokens, facts: { requests: 1 } },
})

export const consumers: readonly FaultRow[] = [
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
            facts: () => ({ requests: server.requests.length }),
          }
        },
        expect: { outcome: 'complete', tokens: ['a', 'gain'], facts: { requests: 2 } },
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
    number: 'F60',
    title: 'a slow reader of a fast service',
    does: '`iterate` holds the socket back; nothing is lost',
    alone: true,
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
        ['Hel', 'lo'],
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
        ['Hel'],
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
        ['Hel', 'lo'],
      ),
    ],
  },
]
