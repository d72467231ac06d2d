import { drawSubscriptions } from '../../../src/testing/picture/drawSubscriptions.ts'

const from = (subscribedFrame: number, unsubscribedFrame = Infinity) => ({ subscribedFrame, unsubscribedFrame })

test('nothing is drawn where both are the same', () => {
  expect(drawSubscriptions([from(0, 3), from(5)], [from(0, 3), from(5)])).toBeUndefined()
  expect(drawSubscriptions([], [])).toBeUndefined()
})

test('each pair stands in the same columns', () => {
  expect(drawSubscriptions([from(0, 3), from(3)], [from(0, 5), from(3, 5)])).toBe(
    ['  expected 1  ^----!', '  received 1  ^--!', '  expected 2  ---^-!', '  received 2  ---^---'].join('\n'),
  )
})

test('a subscription that nobody expected, and one that did not come', () => {
  expect(drawSubscriptions([from(1, 2)], [])).toBe('  expected 1  none\n  received 1  -^!')
  expect(drawSubscriptions([], [from(1, 2)])).toBe('  expected 1  -^!\n  received 1  none')
})

test('one that is left in the same moment', () => {
  expect(drawSubscriptions([from(2, 2)], [])).toBe('  expected 1  none\n  received 1  --(^!)')
})

test('ten and more stand in the same columns as the first', () => {
  const lines = drawSubscriptions(Array(10).fill(from(0, 1)), [])?.split('\n') ?? []
  expect([lines[0], lines[1], lines[19]]).toEqual(['  expected 1   none', '  received 1   ^!', '  received 10  ^!'])
})
