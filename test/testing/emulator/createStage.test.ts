import type { PartsReply } from '../../../src/testing/EmulatorScript.ts'
import { createStage } from '../../../src/testing/emulator/createStage.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import type { RecordedRequest } from '../../../src/testing/RecordedRequest.ts'

const from = (vendor: string) => ({ vendor }) as RecordedRequest
const [one, two] = [reply('one'), reply('two')]

test('one reply for all requests', () => {
  const stage = createStage({ openai: one })
  expect([1, 2].map(() => stage(from('openai'), ''))).toEqual([one, one])
})

test('one reply per request; each vendor counts for itself; the last one repeats', () => {
  const stage = createStage({ openai: [one, two], ylokh: [two, one] })
  const asked = ['openai', 'ylokh', 'openai', 'openai', 'ylokh'].map((vendor) => stage(from(vendor), ''))
  expect(asked).toEqual([one, two, two, two, one])
})

test('a function decides per request', () => {
  const stage = createStage({ openai: ({ vendor }) => reply(vendor) })
  expect(stage(from('openai'), '')).toEqual(reply('openai'))
})

test('without a script the vendor speaks for itself', () => {
  const { parts } = createStage({})(from('ylokh'), 'Why?') as PartsReply
  expect(parts.join('')).toContain('playing ylokh')
})

test('a function that returns no reply is a mistake of the script', () => {
  const stage = createStage({ openai: (() => undefined) as never })
  expect(() => stage(from('openai'), '')).toThrow('the script of "openai" returned no reply')
})
