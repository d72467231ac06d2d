import { checkOptions } from '../core/checkOptions.ts'
import type { ProviderError } from '../core/ProviderError.ts'

export interface RetryBudgetConfig {
  /** Tokens at the start and at the most. Default 500. */
  readonly capacity?: number
  /** Tokens for a try. Default 5. */
  readonly cost?: number
  /** Tokens for a try after a timeout. Default 10. */
  readonly timeoutCost?: number
  /** Tokens that a success gives back. Default 1. */
  readonly refund?: number
}

/** A bucket of tokens that many streams pay their extra tries from. */
export interface RetryBudget {
  readonly tokens: number
  /** Pays for one try; false where too little is left, and then nothing is taken. */
  spend(error: ProviderError): boolean
  /** A reply began. */
  earn(): void
}

/**
 * A budget for extra tries, to be shared by all calls of a service: when it is down, a thousand callers make a hundred
 * extra requests together instead of two thousand.
 *
 * @example
 * const budget = retryBudget()
 * const steady = pipeProvider(openai({ apiKey }), retryBackoff({ budget }))
 */
export function retryBudget(config: RetryBudgetConfig = {}): RetryBudget {
  const amount = { is: (value: unknown) => typeof value === 'number' && value >= 0, mustBe: 'a number from 0' }
  checkOptions('retryBudget', config, { capacity: amount, cost: amount, timeoutCost: amount, refund: amount })
  const { capacity = 500, cost = 5, timeoutCost = 10, refund = 1 } = config
  let tokens = capacity
  return {
    get tokens() {
      return tokens
    },
    spend(error) {
      const price = error._tag === 'Timeout' ? timeoutCost : cost
      if (price > tokens) return false
      tokens -= price
      return true
    },
    earn() {
      tokens = Math.min(capacity, tokens + refund)
    },
  }
}
