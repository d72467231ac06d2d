import { createProviderError } from '../../src/core/createProviderError.ts'
import { retryBudget } from '../../src/operators/retryBudget.ts'

const network = createProviderError('Network', 'reset', { phase: 'headers' })
const timeout = createProviderError('Timeout', 'late', { phase: 'first', ms: 1 })

describe('retryBudget', () => {
  test('takes more for a try after a timeout, and nothing where too little is left', () => {
    const budget = retryBudget({ capacity: 17 })
    expect([budget.spend(network), budget.tokens]).toEqual([true, 12])
    expect([budget.spend(timeout), budget.tokens]).toEqual([true, 2])
    expect([budget.spend(network), budget.tokens]).toEqual([false, 2])
  })

  test('earns a little by each success, up to its capacity', () => {
    const budget = retryBudget({ capacity: 10, refund: 4 })
    budget.spend(network)
    budget.earn()
    expect(budget.tokens).toBe(9)
    budget.earn()
    expect(budget.tokens).toBe(10)
  })

  test('refuses wrong options at once', () => {
    expect(() => retryBudget({ capacity: -1 })).toThrow('"capacity" must be a number from 0')
    expect(() => retryBudget({ tokens: 5 } as never)).toThrow('there is no option "tokens"')
  })
})
