import { cohereMessages } from '../../../src/wire/cohere/cohereMessages.ts'

test('a plain conversation; developer counts as system', () => {
  expect(
    cohereMessages([
      { role: 'system', content: 'Be brief.' },
      { role: 'developer', content: [{ type: 'text', text: 'Speak Danish.' }] },
      { role: 'user', content: 'Hello!' },
      { role: 'assistant', content: 'Hej.' },
      { role: 'assistant', content: [{ type: 'text', text: 'Hej igen.' }] },
    ]),
  ).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'system', content: [{ type: 'text', text: 'Speak Danish.' }] },
    { role: 'user', content: 'Hello!' },
    { role: 'assistant', content: 'Hej.' },
    { role: 'assistant', content: [{ type: 'text', text: 'Hej igen.' }] },
  ])
})

test('images by URL and by data', () => {
  expect(
    cohereMessages([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image', url: 'https://example.com/cat.png' },
          { type: 'image', data: 'iVBORw0KGgo=', mediaType: 'image/png' },
        ],
      },
    ]),
  ).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: 'https://example.com/cat.png' } },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
      ],
    },
  ])
})

test('a tool loop: what was said before the calls is their plan, and each result is a message', () => {
  expect(
    cohereMessages([
      {
        role: 'assistant',
        content: 'Let me look.',
        reasoning: [{ text: 'Two calls.' }, { text: '' }, { text: 'Of another vendor.', signature: 'EqQB' }],
        toolCalls: [
          { id: 'weather_1', name: 'weather', arguments: '{"city":"Oslo"}' },
          { id: 'time_1', name: 'time', arguments: '' },
        ],
      },
      { role: 'tool', toolCallId: 'weather_1', content: '7 °C' },
      { role: 'tool', toolCallId: 'time_1', content: [{ type: 'text', text: '12:00' }] },
    ]),
  ).toEqual([
    {
      role: 'assistant',
      content: [{ type: 'thinking', thinking: 'Two calls.' }],
      tool_plan: 'Let me look.',
      tool_calls: [
        { id: 'weather_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
        { id: 'time_1', type: 'function', function: { name: 'time', arguments: '{}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'weather_1', content: '7 °C' },
    { role: 'tool', tool_call_id: 'time_1', content: [{ type: 'text', text: '12:00' }] },
  ])
})

test('calls alone', () => {
  const toolCalls = [{ id: 'time_1', name: 'time', arguments: '{}' }]
  const parts = [
    { type: 'text', text: 'Let me ' },
    { type: 'text', text: 'look.' },
  ] as const
  const calls = [{ id: 'time_1', type: 'function', function: { name: 'time', arguments: '{}' } }]
  expect(cohereMessages([{ role: 'assistant', content: '', toolCalls }])).toEqual([
    { role: 'assistant', tool_calls: calls },
  ])
  expect(cohereMessages([{ role: 'assistant', content: parts, toolCalls }])).toEqual([
    { role: 'assistant', tool_plan: 'Let me look.', tool_calls: calls },
  ])
})

test('a tool result must say which call it answers', () => {
  expect(() => cohereMessages([{ role: 'tool', content: '7 °C' }])).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringMatching(/^messages\[0\]\.toolCallId/) }),
  )
})

test.each(['system', 'assistant', 'tool'] as const)('an image of role %s is refused', (role) => {
  const message = { role, toolCallId: 'x', content: [{ type: 'image', url: 'https://example.com/cat.png' }] } as const
  expect(() => cohereMessages([{ role: 'user', content: 'Hi' }, message])).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringMatching(/^messages\[1\]\.content\[0\]/) }),
  )
})
