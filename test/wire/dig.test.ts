import { dig } from '../../src/wire/dig.ts'

const tree = { a: { b: { c: 1, d: null } }, list: [{ x: 1 }], text: 'abc' }

test.each([
  [[], tree],
  [['a', 'b', 'c'], 1],
  [['a', 'b', 'd'], null],
  [['text'], 'abc'],
])('finds %j', (path, value) => {
  expect(dig(tree, ...path)).toEqual(value)
})

test.each([
  ['a', 'x'],
  ['a', 'b', 'c', 'd'],
  ['a', 'b', 'd', 'e'],
  ['list', '0'],
  ['list', 'length'],
  ['text', 'length'],
])('ends early, without a throw: %s %s', (...path) => {
  expect(dig(tree, ...path)).toBeUndefined()
})

test.each([undefined, null, 5, 'text', [1]])('there is no way into %p', (value) => {
  expect(dig(value, 'a')).toBeUndefined()
})
