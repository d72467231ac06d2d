import fc from 'fast-check'
import { createInbox } from '../../src/convert/createInbox.ts'

test('each keeps every element', () => {
  const inbox = createInbox<number>('each', 2)
  for (const element of [1, 2, 3]) inbox.put(element, false)

  expect([inbox.size, inbox.take(), inbox.take(), inbox.take(), inbox.size]).toEqual([3, 1, 2, 3, 0])
})

test('each joins text from the mark on, and only there', () => {
  const inbox = createInbox<string>('each', 2)
  for (const element of ['a', 'b', 'c', 'd']) inbox.put(element, false)

  expect([inbox.size, inbox.take(), inbox.take()]).toEqual([2, 'a', 'bcd'])
})

test('buffered gives all in one array, and joins text from the mark on', () => {
  const inbox = createInbox<string>('buffered', 2)
  for (const element of ['a', 'b', 'c']) inbox.put(element, false)

  expect([inbox.size, inbox.take(), inbox.size]).toEqual([2, ['a', 'bc'], 0])
})

test('latest keeps the last one', () => {
  const inbox = createInbox<number | undefined>('latest', 1)
  for (const element of [1, 2, undefined]) inbox.put(element, false)

  expect([inbox.size, inbox.take(), inbox.size]).toEqual([1, undefined, 0])
})

test('next keeps only what is waited for', () => {
  const inbox = createInbox<number>('next', 1)
  inbox.put(1, false)
  expect(inbox.size).toBe(0)
  inbox.put(2, true)

  expect([inbox.size, inbox.take()]).toEqual([1, 2])
})

test.each(['each', 'buffered', 'latest', 'next'] as const)('%s is empty after clear()', (strategy) => {
  const inbox = createInbox<string>(strategy, 10)
  inbox.put('a', true)
  inbox.clear()

  expect(inbox.size).toBe(0)
})

test.each(['each', 'buffered'] as const)('%s says what came, whole and in order, whenever it is read', (strategy) => {
  const token = fc.string({ unit: 'grapheme', maxLength: 4 })
  const steps = fc.array(fc.oneof({ weight: 3, arbitrary: token }, fc.constant(null)), { maxLength: 60 })
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (all, mark) => {
      const inbox = createInbox<string>(strategy, mark)
      const read: string[] = []
      const take = () => read.push(...[inbox.take()].flat())
      for (const step of all) {
        if (step !== null) inbox.put(step, false)
        else if (inbox.size > 0) take()
        expect(inbox.size).toBeLessThanOrEqual(mark)
      }
      while (inbox.size > 0) take()

      expect(read.join('')).toBe(all.filter((step) => step !== null).join(''))
      // Joined, never cut: no half of a pair stands alone.
      expect(read.every((piece) => !/\p{Surrogate}/u.test(piece))).toBe(true)
    }),
  )
})
