import type { Reply } from '../EmulatorScript.ts'

const BRAND = Symbol.for('rivulet.testing.Reply')

/** Whether `value` came from `reply(…)`, `status(…)` and the like, also from another copy of the package. */
export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[BRAND] === true
}
