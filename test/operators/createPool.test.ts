import * as fc from 'fast-check'
import { createPool } from '../../src/operators/createPool.ts'

describe('createPool', () => {
  test('lets in as many as it has places, and the rest in order', () => {
    const pool = createPool({ concurrent: 2, queue: 2 })
    const started: string[] = []
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => pool.enter(() => started.push(name)))
    expect(started).toEqual(['a', 'b'])
    expect(pool.enter(() => started.push('e'))).toBeUndefined()
    expect([pool.running, pool.waiting]).toEqual([2, 2])
    b?.()
    expect(started).toEqual(['a', 'b', 'c'])
    d?.()
    a?.()
    c?.()
    expect([started.length, pool.running, pool.waiting]).toEqual([3, 0, 0])
  })

  test('who comes while the next one is let in stands behind those who wait', () => {
    const pool = createPool({ concurrent: 1, queue: 3 })
    const started: string[] = []
    const leaveFirst = pool.enter(() => started.push('a'))
    const second: { leave?: (() => void) | undefined } = {}
    second.leave = pool.enter(() => {
      started.push('b')
      // It ends at once, and its caller asks again before anybody else was let in.
      second.leave?.()
      pool.enter(() => started.push('d'))
    })
    pool.enter(() => started.push('c'))
    leaveFirst?.()
    expect(started).toEqual(['a', 'b', 'c'])
    expect([pool.running, pool.waiting]).toEqual([1, 1])
  })

  test('takes a place back once, however often it is given', () => {
    const pool = createPool({ concurrent: 1 })
    const leave = pool.enter(() => undefined)
    leave?.()
    leave?.()
    expect(pool.running).toBe(0)
  })

  test('serves a long queue whose members end at once', () => {
    const pool = createPool({ concurrent: 1, queue: Number.POSITIVE_INFINITY })
    const first = pool.enter(() => undefined)
    let served = 0
    for (let member = 0; member < 20_000; member++) {
      const leave: { now?: (() => void) | undefined } = {}
      leave.now = pool.enter(() => {
        served += 1
        leave.now?.()
      })
    }
    first?.()
    expect([served, pool.running, pool.waiting]).toEqual([20_000, 0, 0])
  })

  test('never runs more than it has places, and forgets nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(9), { maxLength: 60 }), (concurrent, steps) => {
        const pool = createPool({ concurrent, queue: 5 })
        const inside: (() => void)[] = []
        for (const step of steps) {
          if (step < 6) {
            const leave = pool.enter(() => undefined)
            if (leave) inside.push(leave)
          } else {
            inside.splice(step % Math.max(1, inside.length), 1)[0]?.()
          }
          if (pool.running > concurrent || pool.running + pool.waiting !== inside.length) return false
          if (pool.waiting > 0 && pool.running < concurrent) return false
        }
        return true
      }),
    )
  })

  test('refuses wrong options at once', () => {
    expect(() => createPool({} as never)).toThrow('"concurrent" is missing')
    expect(() => createPool({ concurrent: 0 })).toThrow('"concurrent" must be a whole number from 1')
    expect(() => createPool({ concurrent: 1.5 })).toThrow('"concurrent" must be a whole number from 1')
    expect(() => createPool({ concurrent: 1, queue: -1 })).toThrow('"queue" must be a whole number from 0')
  })
})
