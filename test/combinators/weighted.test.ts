import * as fc from 'fast-check'
import { weighted } from '../../src/combinators/weighted.ts'

describe('weighted', () => {
  test('spreads each weight as evenly as possible', () => {
    const pick = weighted([2, 1])
    expect(Array.from({ length: 6 }, () => pick.next(2))).toEqual([0, 1, 0, 0, 1, 0])
  })

  test('gives each lane exactly its share of a whole round', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 6 }), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        fc.pre(total > 0)
        const pick = weighted(weights)
        const shares = weights.map(() => 0)
        for (let call = 0; call < total; call++) {
          const lane = pick.next(weights.length)
          shares[lane] = (shares[lane] ?? 0) + 1
        }
        expect(shares).toEqual(weights)
      }),
    )
  })

  test.each([[[]], [[0, 0]], [[1, -1]], [[Number.NaN]], ['2']])('refuses %p', (weights) => {
    expect(() => weighted(weights as never)).toThrow('the weights must be numbers from 0')
  })
})
