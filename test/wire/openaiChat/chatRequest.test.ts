import { chatRequest } from '../../../src/wire/openaiChat/chatRequest.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const

test('a stream, with its usage', () => {
  expect(chatRequest(messages, 'm', true, { temperature: 1, maxTokens: 5 })).toEqual({
    model: 'm',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: true,
    stream_options: { include_usage: true },
    temperature: 1,
    max_tokens: 5,
  })
})

test('one reply in one piece', () => {
  expect(chatRequest(messages, 'm', false, {})).toEqual({
    model: 'm',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: false,
  })
})
