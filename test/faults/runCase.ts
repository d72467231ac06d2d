import { fallback, pipeProvider, retryBackoff, text } from '../../src/index.ts'
import { compare } from './compare.ts'
import { createStage } from './createStage.ts'
import type { TimerWatch } from './createTimerWatch.ts'
import type { ArrangedCase, Expected, FaultCase, Lane, Played, ServedCase, Stage } from './FaultRow.ts'
import type { WireName } from './frames.ts'
import { type Late, observe, type Observed, wrongsOf } from './observe.ts'
import type { Tunnel } from './startTunnel.ts'
import { well } from './well.ts'

type Mode = 'bare' | 'in pieces' | 'proxied' | 'retry' | 'fallback'

/** What the runs share. */
export interface Surroundings {
  readonly watch: TimerWatch
  readonly late: Late
  /** Through which the chat wire is asked once more. */
  readonly tunnel: Tunnel
}

/** What a case came to, on one wire. */
export interface Verdict {
  readonly complaints: readonly string[]
  /** Whether retry and fallback acted; undefined where there was nothing to act on. */
  readonly retried?: boolean
  readonly fellBack?: boolean
  readonly error?: unknown
  readonly outcome: Expected['outcome']
}

/** Where the second try, or the second lane, is well. */
const AGAIN = ['a', 'gain']
const OTHER = ['ot', 'her']

export async function runCase(row: FaultCase, wire: WireName, around: Surroundings): Promise<Verdict> {
  const expected = row.expect
  const complain = (mode: string, list: readonly string[]) =>
    list.map((complaint) => `${row.name}, ${mode}: ${complaint}`)
  const bare = await play(row, wire, 'bare', around)
  // How a body is cut changes nothing, and neither does a proxy, whose password is one more secret to keep.
  const modes: Mode[] = [
    ...('fault' in row ? ['in pieces' as const] : []),
    ...(isTunnelled(row, wire) ? ['proxied' as const] : []),
  ]
  const others = await Promise.all(modes.map((mode) => play(row, wire, mode, around)))
  const first = [bare, ...others].flatMap((observed, index) =>
    complain(modes[index - 1] ?? 'bare', [...observed.complaints, ...compare(expected, observed)]),
  )
  const base = { outcome: bare.outcome, error: bare.error }
  if ('play' in row || expected.outcome !== 'error') return { ...base, complaints: first }

  const recovers = 'fault' in row || row.recovers === true
  const [retry, other] = await Promise.all([play(row, wire, 'retry', around), play(row, wire, 'fallback', around)])
  const tokens = expected.tokens ?? []
  const { facts: _facts, ...same } = expected
  const afterRetry: Expected =
    expected.retry === true && recovers ? { outcome: 'complete', tokens: [...tokens, ...AGAIN] } : same
  const afterOther: Expected =
    expected.fallback === true ? { outcome: 'complete', tokens: [...tokens, ...OTHER] } : same
  return {
    ...base,
    retried: retry.facts?.acted === true,
    fellBack: other.facts?.acted === true,
    complaints: [
      ...first,
      ...complain('retried', [
        ...retry.complaints,
        ...compare({ ...afterRetry, facts: { acted: expected.retry ?? false } }, retry),
      ]),
      ...complain('with fallback', [
        ...other.complaints,
        ...compare({ ...afterOther, facts: { acted: expected.fallback ?? false } }, other),
      ]),
    ],
  }
}

/** Not where the row says how it connects, and on one wire only. */
function isTunnelled(row: FaultCase, wire: WireName): boolean {
  return wire === 'chat' && !('arrange' in row) && !('config' in row && row.config?.transport !== undefined)
}

async function play(row: FaultCase, wire: WireName, mode: Mode, around: Surroundings): Promise<Observed> {
  const stage = createStage(wire, {
    inPieces: mode === 'in pieces',
    ...(mode === 'proxied' ? { proxy: around.tunnel.url } : {}),
  })
  try {
    const played = 'play' in row ? await row.play(stage) : await ask(row, stage, mode)
    return await observe(played, stage, around.watch, around.late)
  } catch (error) {
    return { outcome: 'thrown', tokens: [], error, complaints: wrongsOf(error) }
  } finally {
    await stage.close()
  }
}

async function ask(row: ServedCase | ArrangedCase, stage: Stage, mode: Mode): Promise<Played> {
  const lane: Lane = 'fault' in row ? row : await row.arrange(stage)
  const server = 'fault' in row ? await stage.serve(row.fault, well(...AGAIN)) : undefined
  const healthy = mode === 'fallback' ? await stage.serve(well(...OTHER)) : undefined
  const [before, after] = [server, healthy].map((each) => () => each?.requests.length ?? 0)
  let retries = 0
  let provider = stage.provider({ ...(server ? { baseUrl: server.url } : {}), ...lane.config })
  for (const operator of lane.operators ?? []) provider = pipeProvider(provider, operator)
  if (mode === 'retry') {
    const onRetry = () => (retries += 1)
    provider = pipeProvider(provider, retryBackoff({ count: 1, initial: 10, max: 5_000, jitter: 'none', onRetry }))
  }
  if (healthy) provider = fallback([provider, stage.provider({ baseUrl: healthy.url })])
  return {
    source: pipeProvider(provider, text())(stage.messages, { ...stage.options, ...lane.options }),
    facts: () => ({
      ...lane.facts?.(),
      requests: before?.(),
      acted: mode === 'fallback' ? after?.() === 1 : retries === 1,
    }),
  }
}
