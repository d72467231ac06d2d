import fc from 'fast-check'
import { createProviderError } from '../../../src/core/createProviderError.ts'
import { describeValue } from '../../../src/testing/picture/describeValue.ts'

class Point {
  readonly x = 1
}

test.each([
  ['it\'s "so"\n', `'it\\'s "so"\\n'`],
  [1, '1'],
  [-0, '-0'],
  [10n, '10n'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [[1, ['a']], "[1, ['a']]"],
  [{ a: 1, 'b-c': {} }, "{ a: 1, 'b-c': {} }"],
  [new Point(), 'Point { x: 1 }'],
  [Object.assign(Object.create(null), { a: 1 }), '{ a: 1 }'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), 'Invalid Date'],
  [/a/g, '/a/g'],
  [new Map([['a', 1]]), "Map [['a', 1]]"],
  [new Set([1]), 'Set [1]'],
  [Uint8Array.of(1, 2), 'Uint8Array [1, 2]'],
  [describeValue, '[function describeValue]'],
  [() => 1, '[function anonymous]'],
  [new TypeError('no'), "TypeError { name: 'TypeError', message: 'no' }"],
  [
    createProviderError('Empty', 'nothing'),
    "ProviderError { _tag: 'Empty', committed: false, retryable: true, message: 'nothing' }",
  ],
])('%p', (value, text) => {
  expect(describeValue(value)).toBe(text)
})

test('cycles and depths are cut', () => {
  const node: Record<string, unknown> = {}
  node.self = node
  expect(describeValue(node)).toBe('{ self: [circular] }')
  expect(describeValue([[[[[[1]]]]]])).toBe('[[[[[…]]]]]')
})

test('whatever it is, it fits in one short line', () => {
  fc.assert(
    fc.property(fc.anything({ withMap: true, withSet: true, withTypedArray: true, withBigInt: true }), (value) => {
      const text = describeValue(value)
      expect(text.length).toBeLessThanOrEqual(301)
      expect(text).not.toMatch(/[\n\r]/)
    }),
  )
})
