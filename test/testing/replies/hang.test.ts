import { hang } from '../../../src/testing/replies/hang.ts'
import { isReply } from '../../../src/testing/replies/isReply.ts'

test('is a reply', () => {
  expect(hang()).toEqual({ reply: 'hang' })
  expect(isReply(hang())).toBe(true)
})
