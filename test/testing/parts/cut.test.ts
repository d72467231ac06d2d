import { cut } from '../../../src/testing/parts/cut.ts'
import { isPart } from '../../../src/testing/parts/isPart.ts'

test('is a part', () => {
  expect(cut()).toEqual({ part: 'cut' })
  expect(isPart(cut())).toBe(true)
})
