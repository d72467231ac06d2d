import { getEventListeners } from 'node:events'
import type { Subscriber } from 'rxjs'
import { isProviderError } from '../../src/index.ts'
import type { TimerWatch } from './createTimerWatch.ts'
import type { Expected, Played, Stage } from './FaultRow.ts'
import { leaksIn } from './secrets.ts'
import { settled } from './settled.ts'

/** What came of one run. */
export interface Observed {
  readonly outcome: Expected['outcome']
  readonly tokens: readonly string[]
  readonly error?: unknown
  readonly facts?: Readonly<Record<string, unknown>>
  /** Which of the five invariants it broke, and how. */
  readonly complaints: readonly string[]
}

/** What subscribers were told after their end, gathered by rxjs' own hook. */
export type Late = { readonly subscriber: unknown; readonly kind: string }[]

/** Milliseconds after which a run is given up. */
const LONGEST = 30_000

/** Lets the client act, and holds the run against the invariants. */
export async function observe(played: Played, stage: Stage, watch: TimerWatch, late: Late): Promise<Observed> {
  const tokens: string[] = []
  const ends: string[] = []
  const complaints: string[] = []
  let left = false
  let error: unknown
  let subscriber: unknown
  const hear = (token: string) => {
    if (left) complaints.push(`I1: heard ${token} after leaving`)
    else if (ends.length > 0) complaints.push(`I1: heard ${token} after the end`)
    if (token === '') complaints.push('I2: an empty token')
    tokens.push(token)
    stage.hear(token)
  }
  const end = (kind: string, thrown?: unknown) => {
    if (left) complaints.push(`I1: ${kind} after leaving`)
    ends.push(kind)
    error = thrown
  }
  // An object of its own tells the timers of this run from those of the others.
  const run = {}
  const over = watch.within(run, async () => {
    if (played.ask) {
      await played.ask(hear).then(
        (kind) => kind === 'complete' && end(kind),
        (thrown: unknown) => end('error', thrown),
      )
      return
    }
    await new Promise<void>((resolve) => {
      const leave = () => {
        left = true
        subscription?.unsubscribe()
        resolve()
      }
      const subscription = played.source?.subscribe({
        next: hear,
        error(thrown) {
          end('error', thrown)
          resolve()
        },
        complete() {
          end('complete')
          resolve()
        },
      })
      subscriber = subscription
      if (played.leave === 'at once') leave()
      else void played.leave?.then(leave)
    })
  })
  if (!(await within(LONGEST, over))) complaints.push(`I1: no end within ${LONGEST} ms`)

  await settled(() => stage.servers.every((server) => server.held() === 0) && watch.running(run) === 0)
  const outcome = (ends[0] ?? 'silent') as Expected['outcome']
  if (ends.length > 1) complaints.push(`I1: ended ${ends.length} times`)
  const told = left ? [] : late.filter((notice) => notice.subscriber === (subscriber as Subscriber<unknown>))
  complaints.push(...told.map(({ kind }) => `I1: ${kind} after the end`))
  const held = stage.servers.reduce((sum, server) => sum + server.held(), 0)
  if (held > 0) complaints.push(`I3: ${held} sockets are neither closed nor released`)
  const listeners = getEventListeners(stage.controller.signal, 'abort').length
  if (listeners > 0) complaints.push(`I3: ${listeners} listeners are left on the signal`)
  const running = watch.running(run)
  if (running > 0) complaints.push(`I3: ${running} timers are left`)
  complaints.push(...stage.events.flatMap((event) => leaksIn(event, `I5: onAttempt ${event.type}: `)))
  if (outcome === 'error') complaints.push(...wrongsOf(error))
  const facts = await played.facts?.()
  return { outcome, tokens, error, complaints, ...(facts === undefined ? {} : { facts }) }
}

/** I5: typed, safe to write as JSON, and silent about secrets. */
export function wrongsOf(error: unknown): string[] {
  if (!isProviderError(error)) return [`I5: not a ProviderError: ${String(error)}`]
  const said = JSON.parse(JSON.stringify(error)) as Record<string, unknown>
  return [
    ...(error instanceof Error && typeof error.stack === 'string' ? [] : ['I5: no Error with a stack']),
    ...(said._tag === error._tag && said.message === error.message ? [] : ['I5: JSON loses tag or message']),
    ...leaksIn(error, 'I5: '),
  ]
}

/** Whether it was over in time. */
async function within(ms: number, over: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)))
  return Promise.race([over.then(() => true), late]).finally(() => clearTimeout(timer))
}
