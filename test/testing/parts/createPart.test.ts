import { createPart } from '../../../src/testing/parts/createPart.ts'
import { isPart } from '../../../src/testing/parts/isPart.ts'

test('marks a part without changing how it looks', () => {
  const part = createPart({ part: 'cut' })
  expect(isPart(part)).toBe(true)
  expect(part).toEqual({ part: 'cut' })
  expect(Object.keys(part)).toEqual(['part'])
})

test('a part cannot be changed, so that a script may be used twice', () => {
  expect(Object.isFrozen(createPart({ part: 'pause', ms: 1 }))).toBe(true)
})
