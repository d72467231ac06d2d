import { runInThisContext } from 'node:vm'
import { config } from 'rxjs'
import { createTimerWatch } from './createTimerWatch.ts'
import type { FaultCase, FaultRow } from './FaultRow.ts'
import { frames, type WireName } from './frames.ts'
import type { Late } from './observe.ts'
import { runCase, type Surroundings, type Verdict } from './runCase.ts'
import { settled } from './settled.ts'
import { startTunnel } from './startTunnel.ts'

export interface Matrix {
  readonly summary: string
  /** What escaped: unhandled rejections, uncaught exceptions. */
  readonly strays: readonly string[]
  readonly timersLeft: number
  /** Sockets, servers and processes that were not there before. */
  readonly handlesLeft: number
  complaintsOf(number: string): readonly string[]
  verdictsOf(number: string): readonly Verdict[]
}

interface Job {
  readonly row: FaultRow
  readonly faultCase: FaultCase
  readonly wire: WireName
}

/** Jest gives its tests a copy of `process`, which hears of nothing. */
const realProcess = runInThisContext('process') as NodeJS.Process
const WIRES = Object.keys(frames) as WireName[]
const AT_ONCE = 24

/** Runs all cases of the rows on their wires, side by side where they do not disturb each other. */
export async function runMatrix(rows: readonly FaultRow[], slow = false): Promise<Matrix> {
  const strays: string[] = []
  const stray = (thrown: unknown) => void strays.push(String(thrown))
  const late: Late = []
  const handles = countHandles()
  const tunnel = await startTunnel()
  const watch = createTimerWatch()
  realProcess.on('unhandledRejection', stray)
  realProcess.on('uncaughtExceptionMonitor', stray)
  config.onStoppedNotification = ({ kind }, subscriber) => void late.push({ kind, subscriber })

  const jobs = rows.flatMap((row) =>
    row.cases
      .filter((faultCase) => (faultCase.slow ?? false) === slow)
      .flatMap((faultCase) => (faultCase.wires ?? WIRES).map((wire): Job => ({ row, faultCase, wire }))),
  )
  // Timers that are started outside of all of this, such as those of the test runner, are nobody's fault here.
  const verdicts = await watch
    .within({}, () => work(jobs, { watch, late, tunnel }))
    .finally(async () => {
      await tunnel.close()
      config.onStoppedNotification = null
      realProcess.off('unhandledRejection', stray)
      realProcess.off('uncaughtExceptionMonitor', stray)
    })
  const timersLeft = watch.running()
  watch.stop()
  await settled(() => countHandles() <= handles)

  const of = (number: string) => jobs.filter(({ row }) => row.number === number)
  const made = rows.filter(({ cases }) => cases.length > 0).length
  const wires = new Set(jobs.map(({ wire }) => wire)).size
  return {
    summary: `fault matrix: ${made} rows made, ${rows.length - made} not made; ${jobs.length} cases on ${wires} wires, ${tunnel.opened} connections through a proxy`,
    strays,
    timersLeft,
    handlesLeft: Math.max(0, countHandles() - handles),
    complaintsOf: (number) =>
      of(number).flatMap(
        (job) => verdicts.get(job)?.complaints.map((text) => `${job.wire}: ${text}`) ?? ['did not run'],
      ),
    verdictsOf: (number) => of(number).flatMap((job) => verdicts.get(job) ?? []),
  }
}

async function work(jobs: readonly Job[], around: Surroundings): Promise<ReadonlyMap<Job, Verdict>> {
  const verdicts = new Map<Job, Verdict>()
  const workOff = async (queue: Job[]) => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      verdicts.set(job, await runCase(job.faultCase, job.wire, around))
    }
  }
  const crowd = jobs.filter(({ row }) => !row.alone)
  await Promise.all(Array.from({ length: AT_ONCE }, () => workOff(crowd)))
  await workOff(jobs.filter(({ row }) => row.alone))
  // What nobody handles is told after a turn of the loop.
  await new Promise((resolve) => setTimeout(resolve, 20))
  return verdicts
}

/** What would keep the process from ending. Idle connections would not, and are not among them. */
function countHandles(): number {
  return realProcess.getActiveResourcesInfo().filter((kind) => /TCP|TLS|HTTP2|Process/.test(kind)).length
}
