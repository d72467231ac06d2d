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
