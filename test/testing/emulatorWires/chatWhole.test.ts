import { openaiChat } from '../../../src/testing/emulatorWires/openaiChat.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { reasoning } from '../../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../../src/testing/parts/toolCall.ts'
import { tellReply } from './tellReply.ts'

const request = { body: { model: 'm-1', messages: [] } }

test('is a chat completion', () => {
  expect(tellReply(openaiChat, [reasoning('hm'), 'a', 'b', finish('contentFilter')], request).whole).toEqual({
    id: 'chatcmpl-emulated-1',
    object: 'chat.completion',
    created: expect.any(Number),
    model: 'm-1',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'ab', reasoning_content: 'hm' },
        finish_reason: 'content_filter',
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 2, total_tokens: 2 },
  })
})

test('may be empty', () => {
  expect(tellReply(openaiChat, [], request).whole).toMatchObject({ choices: [{ message: { content: '' } }] })
})

test('has no content where there are only tool calls', () => {
  const call = toolCall({ id: 'call_1', name: 'weather' })
  expect(tellReply(openaiChat, [call], request).whole).toMatchObject({
    choices: [
      {
        message: {
          content: null,
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{}' } }],
        },
        finish_reason: 'tool_calls',
      },
    ],
  })
})
