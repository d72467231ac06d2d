import type { ChatMessage } from '../../../src/core/ChatMessage.ts'
import { ollamaMessages } from '../../../src/wire/ollama/ollamaMessages.ts'

test('roles are theirs, a developer is the system', () => {
  const roles = ['system', 'developer', 'user', 'assistant'] as const
  expect(ollamaMessages(roles.map((role) => ({ role, content: 'x' })))).toEqual(
    ['system', 'system', 'user', 'assistant'].map((role) => ({ role, content: 'x' })),
  )
})

test('text and images stand apart, images as plain data', () => {
  const content = [
    { type: 'text', text: 'What is ' },
    { type: 'image', data: 'iVBORw0K', mediaType: 'image/png' },
    { type: 'text', text: 'it?' },
    { type: 'image', url: 'data:image/png;base64,AAAA' },
  ] as const
  expect(ollamaMessages([{ role: 'user', content }])).toEqual([
    { role: 'user', content: 'What is it?', images: ['iVBORw0K', 'AAAA'] },
  ])
})

test('an image by URL is InvalidRequest that names the place', () => {
  const content = [
    { type: 'text', text: 'What is it?' },
    { type: 'image', url: 'https://example.org/cat.png' },
  ] as const
  expect(() => ollamaMessages([{ role: 'user', content }])).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringContaining('messages[0].content[1]') }),
  )
})

test('a turn keeps its thinking and its calls, a result the name of its tool', () => {
  const messages: ChatMessage[] = [
    {
      role: 'assistant',
      content: '',
      reasoning: [{ text: 'H' }, { text: 'm', signature: 'S' }],
      toolCalls: [
        { id: 'c1', name: 'weather', arguments: '{"city":"Oslo"}' },
        { id: 'c2', name: 'time', arguments: '' },
      ],
    },
    { role: 'tool', content: 'noon', toolCallId: 'c2' },
    { role: 'tool', content: 'rain', toolCallId: 'c1' },
    { role: 'tool', content: 'nobody asked', toolCallId: 'c3' },
  ]
  expect(ollamaMessages(messages)).toEqual([
    {
      role: 'assistant',
      content: '',
      thinking: 'Hm',
      tool_calls: [
        { function: { name: 'weather', arguments: { city: 'Oslo' } } },
        { function: { name: 'time', arguments: {} } },
      ],
    },
    { role: 'tool', content: 'noon', tool_name: 'time' },
    { role: 'tool', content: 'rain', tool_name: 'weather' },
    { role: 'tool', content: 'nobody asked' },
  ])
})

test('arguments that are no object are InvalidRequest', () => {
  const toolCalls = [{ id: 'c1', name: 'weather', arguments: '"Oslo"' }]
  expect(() => ollamaMessages([{ role: 'assistant', content: '', toolCalls }])).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest' }),
  )
})
