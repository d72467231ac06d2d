import { finalize, Observable, of, throwError } from 'rxjs'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Expected, FaultCase, FaultRow, Played, Stage } from './FaultRow.ts'
import { runMatrix } from './runMatrix.ts'
import { planted } from './secrets.ts'
import { well } from './well.ts'

const whole: Expected = { outcome: 'complete', tokens: ['a'] }
const network = (message: string) => createProviderError('Network', message, { phase: 'body' })
const failed: Expected = { outcome: 'error', error: { _tag: 'Network', committed: false, retryable: true } }

const plays = (play: (stage: Stage) => Played | Promise<Played>, expect: Expected = whole): FaultCase => ({
  name: 'planted',
  wires: ['chat'],
  play,
  expect,
})

/** Clients that break one promise each, and what must be said of them. */
const BROKEN: Readonly<Record<string, [complaint: RegExp, faultCase: FaultCase]>> = {
  'it ends twice': [
    /I1: C after the end/,
    plays(() => ({
      source: new Observable((out) => {
        out.next('a')
        out.complete()
        // eslint-disable-next-line rxjs-x/no-redundant-notify -- the mistake that is to be found
        out.complete()
      }),
    })),
  ],
  'it speaks after its end': [
    /I1: N after the end/,
    plays(() => ({
      source: new Observable((out) => {
        out.next('a')
        out.complete()
        // eslint-disable-next-line rxjs-x/no-redundant-notify -- the mistake that is to be found
        out.next('b')
      }),
    })),
  ],
  'it says the same twice': [/tokens is \["a","a"\], expected \["a"\]/, plays(() => ({ source: of('a', 'a') }))],
  'it says nothing with a token': [/I2: an empty token/, plays(() => ({ source: of('', 'a') }))],
  'it mixes two replies': [
    /the beginning of 0 replies, expected one/,
    plays(() => ({ source: of('a', 'y') }), {
      outcome: 'complete',
      beginningOf: [
        ['a', 'b'],
        ['x', 'y'],
      ],
    }),
  ],
  'it fails where it should end': [
    /error .*, expected complete/,
    plays(() => ({ source: throwError(() => network('')) })),
  ],
  'it leaves a timer': [
    /I3: 1 timers are left/,
    plays((stage) => {
      const start = () => {
        const timer = setTimeout(() => undefined, 5_000)
        stage.after(() => clearTimeout(timer))
      }
      return { source: of('a').pipe(finalize(start)) }
    }),
  ],
  'it leaves a listener on the signal': [
    /I3: 1 listeners are left on the signal/,
    plays(({ controller }) => ({
      source: of('a').pipe(finalize(() => controller.signal.addEventListener('abort', () => undefined))),
    })),
  ],
  'it leaves its socket open': [
    /I3: 1 sockets are neither closed nor released/,
    plays(
      async (stage) => {
        const server = await stage.serve((connection) => connection.head())
        const ask = stage.ask(server)
        return {
          source: new Observable(
            (out) => void ask.subscribe({ next: (token) => out.next(token), error: () => undefined }),
          ),
          leave: stage.opened(),
        }
      },
      { outcome: 'silent' },
    ),
  ],
  'it fails with an error of anybody': [
    /I5: not a ProviderError: Error: mine/,
    plays(() => ({ source: throwError(() => new Error('mine')) }), failed),
  ],
  'its error shows the key': [
    /I5: message shows sk-planted/,
    plays(() => ({ source: throwError(() => network(`not for ${planted.key}`)) }), failed),
  ],
  'an event shows what the messages say': [
    /I5: onAttempt fail: .*shows planted prompt/,
    plays(({ options }) => {
      const event = { type: 'fail', lane: [], provider: 'x', ms: 0, tokens: 0, error: network(planted.prompt) } as const
      return { source: of('a').pipe(finalize(() => options.onAttempt?.(event))) }
    }),
  ],
  'its failure has other fields': [
    /retryable is true, expected false/,
    plays(() => ({ source: throwError(() => network('')) }), {
      outcome: 'error',
      error: { _tag: 'Network', committed: false, retryable: false },
    }),
  ],
  'it is retried against what was written down': [
    /retried: complete .*, expected error/,
    {
      name: 'planted',
      wires: ['chat'],
      fault: (connection) => connection.end(),
      expect: { ...failed, retry: false, fallback: true },
    },
  ],
}

const rows = Object.entries(BROKEN).map(([title, [, faultCase]]): FaultRow => {
  return { number: title, title, does: '', cases: [faultCase] }
})
const matrix = runMatrix(rows)

test.each(Object.entries(BROKEN))('it is found where %s', async (title, [complaint]) => {
  expect((await matrix).complaintsOf(title).join('\n')).toMatch(complaint)
})

test('nothing is said of a client that keeps its promises', async () => {
  const good = plays(async (stage) => ({ source: stage.ask(await stage.serve(well('a'))) }))
  const { complaintsOf, strays, timersLeft, handlesLeft } = await runMatrix([
    { number: 'good', title: '', does: '', cases: [good] },
  ])
  expect({ said: complaintsOf('good'), strays, timersLeft, handlesLeft }).toEqual({
    said: [],
    strays: [],
    timersLeft: 0,
    handlesLeft: 0,
  })
})
