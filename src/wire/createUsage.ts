import type { Usage } from '../core/ChatEvent.ts'

type Count = Exclude<keyof Usage, 'estimated'>

/** Keeps the counts that are numbers; undefined where none is. */
export function createUsage(counts: Readonly<Record<Count, unknown>>): Usage | undefined {
  const known = Object.entries(counts).filter(([, count]) => typeof count === 'number')
  return known.length === 0 ? undefined : Object.fromEntries(known)
}
