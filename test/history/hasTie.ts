import type { Attempt, History } from './History.ts'
import { contentOf } from './runScript.ts'
import type { Script } from './Script.ts'

/** Whether another attempt had something to do in the very millisecond of the decision. */
export function hasTie(script: Script, { said, attempts }: History): boolean {
  const decision = said.find(({ element }) => contentOf(script)(element))
  return (
    decision !== undefined &&
    attempts.some((attempt: Attempt) => {
      const { startedAt, closedAt = Number.POSITIVE_INFINITY, plan } = attempt
      const there = startedAt <= decision.at && closedAt >= decision.at
      return attempt !== decision.attempt && there && plan.has(decision.at)
    })
  )
}
