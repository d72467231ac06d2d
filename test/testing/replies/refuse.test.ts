import { refuse } from '../../../src/testing/replies/refuse.ts'
import { isReply } from '../../../src/testing/replies/isReply.ts'

test('is a reply', () => {
  expect(refuse()).toEqual({ reply: 'refuse' })
  expect(isReply(refuse())).toBe(true)
})
