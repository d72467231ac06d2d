import type { ChatMessage } from '../../../src/core/ChatMessage.ts'
import { chatMessages } from '../../../src/wire/openaiChat/chatMessages.ts'
import { thrownBy } from '../../core/thrownBy.ts'

const image = { type: 'image', url: 'https://images.test/a.png' } as const
const text = { type: 'text', text: 'What is it?' } as const
const refused = (...messages: ChatMessage[]) => thrownBy(() => chatMessages(messages))

test.each(['system', 'developer', 'user', 'assistant'] as const)('%s keeps its role and its text', (role) => {
  expect(chatMessages([{ role, content: 'Hi' }])).toEqual([{ role, content: 'Hi' }])
})

test('parts of a user: texts, and images by URL and by data', () => {
  const content = [text, image, { type: 'image', data: 'QUJD', mediaType: 'image/png' }] as const
  expect(chatMessages([{ role: 'user', content }])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is it?' },
        { type: 'image_url', image_url: { url: 'https://images.test/a.png' } },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,QUJD' } },
      ],
    },
  ])
})

test('a tool loop: the calls of the assistant, and their answers', () => {
  const toolCalls = [{ id: 'a', name: 'weather', arguments: '{"city":"Oslo"}', signature: 'x' }]
  expect(
    chatMessages([
      { role: 'assistant', content: '', toolCalls, reasoning: [{ text: 'Hm.' }] },
      { role: 'assistant', content: 'One moment', toolCalls },
      { role: 'tool', content: '7 °C', toolCallId: 'a' },
      { role: 'tool', content: [text], toolCallId: 'a' },
      { role: 'assistant', content: 'Cold', toolCalls: [] },
    ]),
  ).toEqual([
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
    },
    {
      role: 'assistant',
      content: 'One moment',
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
    },
    { role: 'tool', content: '7 °C', tool_call_id: 'a' },
    { role: 'tool', content: [{ type: 'text', text: 'What is it?' }], tool_call_id: 'a' },
    { role: 'assistant', content: 'Cold' },
  ])
})

test('a call that streamed without arguments goes back with none, as JSON', () => {
  const toolCalls = [{ id: 'a', name: 'time', arguments: '' }]
  expect(chatMessages([{ role: 'assistant', content: '', toolCalls }])).toEqual([
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'a', type: 'function', function: { name: 'time', arguments: '{}' } }],
    },
  ])
})

test.each<[string, ChatMessage, RegExp]>([
  ['an image that is not the user’s', { role: 'system', content: [image] }, /messages\[0\].*images/],
  ['an answer to no call', { role: 'tool', content: '7 °C' }, /messages\[0\].*toolCallId/],
  ['the bot', { role: 'bot', content: 'Hi' }, /messages\[0\].*assistant/],
])('refuses %s, and says where', (_name, message, words) => {
  expect(refused(message)).toMatchObject({ _tag: 'InvalidRequest', message: expect.stringMatching(words) })
})

test('leaves the messages as they are', () => {
  const messages: ChatMessage[] = [{ role: 'user', content: [text] }]
  const before = structuredClone(messages)
  chatMessages(messages)
  expect(messages).toEqual(before)
})
