import { whole } from '../../src/operators/whole.ts'

test.each([[1], [7], [Infinity]])('%p is how many', (value) => {
  expect(whole.is(value)).toBe(true)
})

test.each([[0], [1.5], [-1], [Number.NaN], ['1'], [null]])('%p is not', (value) => {
  expect(whole.is(value)).toBe(false)
})
