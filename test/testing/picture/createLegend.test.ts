import { createLegend } from '../../../src/testing/picture/createLegend.ts'

test('keeps the letters of the test and finds new ones', () => {
  const legend = createLegend({ b: 'there', x: { type: 'text' } })
  expect(['there', { type: 'text' }, 'other', 'other', 'more'].map(legend.letterOf)).toEqual(['b', 'x', 'a', 'a', 'c'])
  expect(legend.lines()).toEqual(["b  'there'", "x  { type: 'text' }", "a  'other'", "c  'more'"])
})

test('a letter stands for itself, unless it is taken', () => {
  const legend = createLegend({ a: 'Hello' })
  expect(['z', 'a', '0'].map(legend.letterOf)).toEqual(['z', 'b', '0'])
  expect(legend.lines()).toEqual(["b  'a'"])
})

test('marks of the diagram never stand for themselves', () => {
  expect(['-', '|', '#', ' '].map(createLegend({}).letterOf)).toEqual(['a', 'b', 'c', 'd'])
})

test('letters that nobody drew are not explained', () => {
  expect(createLegend({ a: 'Hello' }).lines()).toEqual([])
})

test('more values than letters are drawn as questions', () => {
  const { letterOf } = createLegend({})
  const letters = Array.from({ length: 53 }, (_, index) => letterOf(index))
  expect(letters.slice(51)).toEqual(['Z', '?'])
})
