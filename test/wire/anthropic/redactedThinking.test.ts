import { redactedThinking } from '../../../src/wire/anthropic/redactedThinking.ts'

test('data comes back from the signature it was put into', () => {
  expect(redactedThinking.toData(redactedThinking.toSignature('EmwKAhgB=='))).toBe('EmwKAhgB==')
})

test('a plain signature holds no data', () => {
  expect(redactedThinking.toData('EqQBCgIYAhIM')).toBeUndefined()
})
