import { anthropic } from '../../../src/testing/emulatorWires/anthropic.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

test('is a message whose content are blocks', () => {
  const call = toolCall({ id: 'call_1', name: 'weather', arguments: { city: 'Oslo' } })
  expect(tellReply(anthropic, [reasoning('hm'), 'a', 'b', call]).whole).toEqual({
    id: 'msg_emulated_1',
    type: 'message',
    role: 'assistant',
    model: 'm-1',
    content: [
      { type: 'thinking', thinking: 'hm', signature: 'emulated' },
      { type: 'text', text: 'ab' },
      { type: 'tool_use', id: 'call_1', name: 'weather', input: { city: 'Oslo' } },
    ],
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 2, cache_read_input_tokens: 0, output_tokens: 2 },
  })
})
