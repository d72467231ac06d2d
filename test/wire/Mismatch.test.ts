import { Mismatch } from '../../src/wire/Mismatch.ts'

test('is found outside of a field and of a place in a list', () => {
  const wrong = new Mismatch(5, 'a string')
  expect(wrong.path).toEqual([])
  expect(wrong.below('text').below(0).below('parts')).toEqual(new Mismatch(5, 'a string', ['parts', '0', 'text']))
  expect(wrong.path).toEqual([])
})
