import type { Reply } from '../EmulatorScript.ts'

const BRAND = Symbol.for('rivulet.testing.Reply')

/** Marks a reply as one, so that a script that holds anything else is refused. */
export function createReply<R extends Reply>(reply: R): R {
  return Object.freeze(Object.defineProperty(reply, BRAND, { value: true }))
}
