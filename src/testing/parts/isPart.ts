import type { Part } from '../Part.ts'

const BRAND = Symbol.for('rivulet.testing.Part')

/** Whether `value` came from `stall()`, `cut()` and the like, also from another copy of the package. */
export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[BRAND] === true
}
