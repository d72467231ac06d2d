import type { Part } from '../Part.ts'

const BRAND = Symbol.for('rivulet.testing.Part')

/** Marks a part as one, so that it is told from an element that happens to look alike. */
export function createPart<P extends Part>(part: P): P {
  return Object.freeze(Object.defineProperty(part, BRAND, { value: true }))
}
