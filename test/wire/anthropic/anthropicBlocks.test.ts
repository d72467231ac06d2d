import { anthropicBlocks } from '../../../src/wire/anthropic/anthropicBlocks.ts'

test('texts and images become blocks, an empty text none', () => {
  const content = anthropicBlocks.content(
    [
      { type: 'text', text: 'What is this?' },
      { type: 'text', text: '' },
      { type: 'image', url: 'https://example.com/cat.png' },
      { type: 'image', data: 'iVBORw0KGgo=', mediaType: 'image/png' },
    ],
    'messages[0].content',
  )
  expect(content).toEqual([
    { type: 'text', text: 'What is this?' },
    { type: 'image', source: { type: 'url', url: 'https://example.com/cat.png' } },
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
  ])
})

test('a data URL goes as data, because the wire takes no such URL', () => {
  expect(anthropicBlocks.content([{ type: 'image', url: 'data:image/webp;base64,UklGRg==' }], '')).toEqual([
    { type: 'image', source: { type: 'base64', media_type: 'image/webp', data: 'UklGRg==' } },
  ])
})

test('an image of a type that Anthropic does not know is refused, with its place and without its data', () => {
  const parts = [
    { type: 'text', text: 'Look:' },
    { type: 'image', data: 'c2VjcmV0', mediaType: 'image/tiff' },
  ] as const
  expect(() => anthropicBlocks.content(parts, 'messages[3].content')).toThrow(
    expect.objectContaining({
      _tag: 'InvalidRequest',
      message: 'messages[3].content[1].mediaType must be one of image/jpeg, image/png, image/gif, image/webp',
    }),
  )
})

test('a system prompt has no images', () => {
  const image = [{ type: 'image', url: 'https://example.com/cat.png' }] as const
  expect(() => anthropicBlocks.prompt(image, 'messages[0].content')).toThrow(/^messages\[0\]\.content must be text/)
})

test('a tool result may hold images', () => {
  const content = [{ type: 'image', url: 'https://example.com/map.png' }] as const
  expect(anthropicBlocks.toolResult({ role: 'tool', toolCallId: 'toolu_1', content }, 'messages[2]')).toEqual({
    type: 'tool_result',
    tool_use_id: 'toolu_1',
    content: [{ type: 'image', source: { type: 'url', url: 'https://example.com/map.png' } }],
  })
})

test('a tool result must say which call it answers', () => {
  expect(() => anthropicBlocks.toolResult({ role: 'tool', content: '7 °C' }, 'messages[2]')).toThrow(
    'messages[2].toolCallId must say which call this message answers',
  )
})

test('signed thoughts go back as they came, also where their text was left out; unsigned ones stay', () => {
  expect(
    anthropicBlocks.reasoning([
      { text: 'Hm.', signature: 'EqQB' },
      { text: '', signature: 'EqQC' },
      { text: '', signature: 'redacted_thinking:EmwK' },
      { text: 'Somebody else thought this.' },
    ]),
  ).toEqual([
    { type: 'thinking', thinking: 'Hm.', signature: 'EqQB' },
    { type: 'thinking', thinking: '', signature: 'EqQC' },
    { type: 'redacted_thinking', data: 'EmwK' },
  ])
})

test('the arguments of a tool call become an object, and no arguments an empty one', () => {
  const calls = [
    { id: 'toolu_1', name: 'weather', arguments: '{"city":"Oslo"}' },
    { id: 'toolu_2', name: 'time', arguments: '' },
  ]
  expect(anthropicBlocks.toolCalls(calls, 'messages[1].toolCalls')).toEqual([
    { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
    { type: 'tool_use', id: 'toolu_2', name: 'time', input: {} },
  ])
})

test.each(['{"city":"Os', '["Oslo"]', '"Oslo"', 'null'])(
  'arguments that are no JSON object are refused: %s',
  (json) => {
    const calls = [
      { id: 'toolu_1', name: 'time', arguments: '{}' },
      { id: 'toolu_2', name: 'weather', arguments: json },
    ]
    expect(() => anthropicBlocks.toolCalls(calls, 'messages[1].toolCalls')).toThrow(
      expect.objectContaining({
        _tag: 'InvalidRequest',
        message: 'messages[1].toolCalls[1].arguments must be a JSON object',
      }),
    )
  },
)
