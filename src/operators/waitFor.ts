import { rule } from '../core/checkOptions.ts'
import type { ProviderError } from '../core/ProviderError.ts'

interface Waits {
  readonly initial?: number
  readonly factor?: number
  readonly max?: number
  readonly jitter?: 'full' | 'none'
  readonly random?: () => number
}

/** The rules of the options that shape a wait. */
export const waitRules = {
  initial: rule.time,
  factor: rule.positive,
  max: rule.time,
  jitter: { is: (value: unknown) => value === 'full' || value === 'none', mustBe: '"full" or "none"' },
  random: rule.function,
} as const

/**
 * Milliseconds before the next try, `retryCount` being 1 for the first; undefined where the server asks for more than
 * `max`. The server's own wait is the least: jitter only adds to it.
 */
export function waitFor(
  { retryAfterMs }: Pick<ProviderError, 'retryAfterMs'>,
  retryCount: number,
  { initial = 500, factor = 2, max = 60_000, jitter = 'full', random = Math.random }: Waits,
): number | undefined {
  // The power is infinite after some thousand tries, and nothing times infinity is no number.
  const ceiling = Math.min(max, initial * Math.min(factor ** (retryCount - 1), Number.MAX_VALUE))
  const own = jitter === 'full' ? random() * ceiling : ceiling
  if (retryAfterMs === undefined) return own
  if (retryAfterMs > max) return undefined
  // Everyone was told the same time: those who come back together would be told it again.
  const spread = jitter === 'full' ? random() * Math.min(initial, max - retryAfterMs) : 0
  return Math.max(own, retryAfterMs + spread)
}
