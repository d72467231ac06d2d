import { chatDialect } from '../../../src/testing/emulatorWires/chatDialect.ts'

test('has a word for every reason that OpenAI knows', () => {
  expect(chatDialect.reasons).toEqual({
    stop: 'stop',
    length: 'length',
    toolCalls: 'tool_calls',
    contentFilter: 'content_filter',
  })
})
