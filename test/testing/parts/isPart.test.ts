import { cut } from '../../../src/testing/parts/cut.ts'
import { isPart } from '../../../src/testing/parts/isPart.ts'
import { reply } from '../../../src/testing/replies/reply.ts'

test('what looks like a part is none, and neither is a reply', () => {
  expect(isPart(cut())).toBe(true)
  expect([{ part: 'cut' }, { ...cut() }, reply(), null, undefined, 'cut', 5].map(isPart)).not.toContain(true)
})
