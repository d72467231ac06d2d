import { end } from '../../../src/testing/parts/end.ts'
import { isPart } from '../../../src/testing/parts/isPart.ts'

test('is a part', () => {
  expect(end()).toEqual({ part: 'end' })
  expect(isPart(end())).toBe(true)
})
