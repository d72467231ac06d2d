import { stall } from '../../../src/testing/parts/stall.ts'
import { hang } from '../../../src/testing/replies/hang.ts'
import { isReply } from '../../../src/testing/replies/isReply.ts'

test('what looks like a reply is none, and neither is a part', () => {
  expect(isReply(hang())).toBe(true)
  expect([{ reply: 'hang' }, { ...hang() }, stall(), null, undefined, 'hang'].map(isReply)).not.toContain(true)
})
