import { anthropicMessages } from '../../../src/wire/anthropic/anthropicMessages.ts'

test('a plain conversation stays as it is', () => {
  expect(
    anthropicMessages([
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'How are you?' },
    ]),
  ).toEqual({
    messages: [
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: 'Hi.' },
      { role: 'user', content: 'How are you?' },
    ],
  })
})

test('a system message is the system prompt', () => {
  expect(
    anthropicMessages([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello!' },
    ]),
  ).toEqual({ system: 'Be brief.', messages: [{ role: 'user', content: 'Hello!' }] })
})

test('several system and developer messages are the system prompt in order, wherever they stand', () => {
  expect(
    anthropicMessages([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello!' },
      { role: 'developer', content: [{ type: 'text', text: 'Speak Danish.' }] },
      { role: 'assistant', content: 'Hej.' },
    ]),
  ).toEqual({
    system: [
      { type: 'text', text: 'Be brief.' },
      { type: 'text', text: 'Speak Danish.' },
    ],
    messages: [
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: 'Hej.' },
    ],
  })
})

test('an empty system message is none', () => {
  expect(
    anthropicMessages([
      { role: 'system', content: '' },
      { role: 'user', content: 'Hello!' },
    ]),
  ).toEqual({ messages: [{ role: 'user', content: 'Hello!' }] })
})

test('a tool loop: thoughts first, then text, then calls; all results and what the user adds in one turn', () => {
  expect(
    anthropicMessages([
      { role: 'user', content: 'Weather and time in Oslo?' },
      {
        role: 'assistant',
        content: 'Let me look.',
        reasoning: [{ text: 'Two calls.', signature: 'EqQB' }],
        toolCalls: [
          { id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
          { id: 'toolu_2', name: 'time', arguments: '{}' },
        ],
      },
      { role: 'tool', toolCallId: 'toolu_1', content: '7 °C' },
      { role: 'tool', toolCallId: 'toolu_2', content: '12:00' },
      { role: 'user', content: 'In Fahrenheit, please.' },
    ]).messages,
  ).toEqual([
    { role: 'user', content: 'Weather and time in Oslo?' },
    {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'Two calls.', signature: 'EqQB' },
        { type: 'text', text: 'Let me look.' },
        { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
        { type: 'tool_use', id: 'toolu_2', name: 'time', input: {} },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_1', content: '7 °C' },
        { type: 'tool_result', tool_use_id: 'toolu_2', content: '12:00' },
        { type: 'text', text: 'In Fahrenheit, please.' },
      ],
    },
  ])
})

test('a call without a word leaves no empty text behind', () => {
  const toolCalls = [{ id: 'toolu_1', name: 'time', arguments: '' }]
  expect(anthropicMessages([{ role: 'assistant', content: '', toolCalls }]).messages).toEqual([
    { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: 'time', input: {} }] },
  ])
})

test('what cannot be written names its place', () => {
  const toolCalls = [{ id: 'toolu_1', name: 'time', arguments: 'now' }]
  const messages = [{ role: 'user', content: 'Hi' } as const, { role: 'assistant', content: '', toolCalls } as const]
  expect(() => anthropicMessages(messages)).toThrow('messages[1].toolCalls[0].arguments must be a JSON object')
})
