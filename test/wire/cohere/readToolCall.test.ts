import type { ChatEvent } from '../../../src/core/ChatEvent.ts'
import { readToolCall } from '../../../src/wire/cohere/readToolCall.ts'

test.each([
  [
    { id: 'time_1', function: { name: 'time', arguments: '{}' } },
    { type: 'toolCall', index: 2, id: 'time_1', name: 'time', arguments: '{}' },
  ],
  [
    { id: null, function: { name: '', arguments: null } },
    { type: 'toolCall', index: 2, arguments: '' },
  ],
  [null, { type: 'toolCall', index: 2, arguments: '' }],
])('%j', (call, expected) => {
  const events: ChatEvent[] = []
  readToolCall(call, 2, (event) => events.push(event))
  expect(events).toEqual([expected])
})
