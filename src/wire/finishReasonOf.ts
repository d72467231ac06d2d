import type { FinishReason } from '../core/ChatEvent.ts'

/** What a vendor's word for the end means; `other` where the table does not have it. */
export function finishReasonOf(reasons: Readonly<Record<string, FinishReason>>, raw: string): FinishReason {
  // Own words alone: "constructor" is no reason that an object would not know.
  return (Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'other'
}
