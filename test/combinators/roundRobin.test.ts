import { roundRobin } from '../../src/combinators/roundRobin.ts'

describe('roundRobin', () => {
  test('takes one lane after the other, and begins again', () => {
    const pick = roundRobin()
    expect(Array.from({ length: 5 }, () => pick.next(2))).toEqual([0, 1, 0, 1, 0])
  })

  test('each has a memory of its own', () => {
    const [one, other] = [roundRobin(), roundRobin()]
    one.next(3)
    expect([one.next(3), other.next(3)]).toEqual([1, 0])
  })
})
