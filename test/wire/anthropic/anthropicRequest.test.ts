import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { anthropicRequest } from '../../../src/wire/anthropic/anthropicRequest.ts'

const write = (options: ChatOptions, stream = true) =>
  anthropicRequest({ messages: [{ role: 'user', content: 'Hello!' }], options, model: 'claude-sonnet-4-5', stream })

const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }

test('the least there is', () => {
  expect(write({})).toEqual({
    model: 'claude-sonnet-4-5',
    max_tokens: 8192,
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: true,
  })
})

test('settings under the names of the wire; a seed is left out, for it has none', () => {
  const settings = { temperature: 0, topP: 0.9, maxTokens: 100, stop: ['END', '###'], seed: 7 }
  expect(write(settings, false)).toEqual({
    model: 'claude-sonnet-4-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: false,
    temperature: 0,
    top_p: 0.9,
    stop_sequences: ['END', '###'],
  })
})

test('one stop sequence is a list of one', () => {
  expect(write({ stop: 'END' }).stop_sequences).toEqual(['END'])
})

test('tools, with their schemas as they are', () => {
  const tools = [
    { name: 'weather', description: 'Tells the weather.', parameters },
    { name: 'time', parameters: { required: 'none' } },
  ]
  expect(write({ tools }).tools).toEqual([
    { name: 'weather', description: 'Tells the weather.', input_schema: parameters },
    { name: 'time', input_schema: { type: 'object' } },
  ])
})

test.each([
  ['auto', { type: 'auto' }],
  ['none', { type: 'none' }],
  ['required', { type: 'any' }],
  [{ name: 'weather' }, { type: 'tool', name: 'weather' }],
] as const)('tool choice %j', (toolChoice, expected) => {
  expect(write({ toolChoice, tools: [{ name: 'weather', parameters }] }).tool_choice).toEqual(expected)
})

test('a response format with a schema', () => {
  const schema = { type: 'object', properties: { answer: { type: 'number' } } }
  expect(write({ responseFormat: { type: 'json', schema, name: 'answer', strict: true } }).output_config).toEqual({
    format: { type: 'json_schema', schema },
  })
})

test('plain text needs no format', () => {
  expect(write({ responseFormat: { type: 'text' } })).toEqual(write({}))
})

test('JSON without a schema is refused', () => {
  expect(() => write({ responseFormat: { type: 'json' } })).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringContaining('schema') }),
  )
})
