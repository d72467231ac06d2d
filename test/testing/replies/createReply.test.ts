import { createReply } from '../../../src/testing/replies/createReply.ts'
import { isReply } from '../../../src/testing/replies/isReply.ts'

test('marks a reply without changing how it looks', () => {
  const reply = createReply({ reply: 'hang' })
  expect(isReply(reply)).toBe(true)
  expect(Object.keys(reply)).toEqual(['reply'])
  expect(Object.isFrozen(reply)).toBe(true)
})
