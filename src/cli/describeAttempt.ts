import type { AttemptEvent } from '../index.ts'
import { oneLine } from './oneLine.ts'

/** An attempt event in one line of plain words. */
export function describeAttempt({ type, ms, tokens, status, error }: AttemptEvent): string {
  const after = `${Math.round(ms)} ms`
  switch (type) {
    case 'start':
      return 'waiting'
    case 'open':
      return `status ${status} at ${after}`
    case 'first':
      return `first token at ${after}`
    case 'win':
      return 'won'
    case 'lose':
    case 'cancel':
      return `cancelled at ${after}`
    case 'fail':
      return `failed at ${after}: ${oneLine(`${error?._tag}: ${error?.message}`)}`
    case 'complete':
      return `complete at ${after}, ${tokens === 1 ? '1 token' : `${tokens} tokens`}`
  }
}
