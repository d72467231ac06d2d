import { createProviderError } from '../core/createProviderError.ts'
import type { Pick } from './Pick.ts'

/**
 * Each lane as often as its weight says, spread as evenly as possible: `[2, 1]` gives 0, 1, 0, 0, 1, 0 …
 *
 * @throws Config unless there is a positive weight, and none is negative
 * @example
 * balance([openai({ apiKey }), ollama({ model: 'llama3.2' })], { pick: weighted([2, 1]) })
 */
export function weighted(weights: readonly number[]): Pick {
  const total = totalOf(weights)
  if (total === undefined) {
    throw createProviderError('Config', 'weighted: the weights must be numbers from 0, one of them greater')
  }
  const credit = weights.map(() => 0)
  return {
    lanes: weights.length,
    next() {
      weights.forEach((weight, lane) => {
        credit[lane] = (credit[lane] ?? 0) + weight
      })
      const lane = credit.indexOf(Math.max(...credit))
      credit[lane] = (credit[lane] ?? 0) - total
      return lane
    },
  }
}

/** Undefined where these are no weights. */
function totalOf(weights: readonly number[]): number | undefined {
  if (!Array.isArray(weights) || !weights.every((weight: unknown) => isWeight(weight))) return undefined
  const total = weights.reduce((sum: number, weight: number) => sum + weight, 0)
  return total > 0 ? total : undefined
}

function isWeight(weight: unknown): weight is number {
  return Number.isFinite(weight) && (weight as number) >= 0
}
