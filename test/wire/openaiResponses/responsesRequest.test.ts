import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { responsesRequest } from '../../../src/wire/openaiResponses/responsesRequest.ts'

const bodyOf = (options: ChatOptions) =>
  responsesRequest({ messages: [{ role: 'user', content: 'Hello!' }], options, model: 'gpt-5-mini', stream: true })
const plain = { model: 'gpt-5-mini', input: [{ role: 'user', content: 'Hello!' }], stream: true }

test('says no more than it was told', () => {
  expect(bodyOf({})).toEqual(plain)
  expect(Object.values(bodyOf({}))).not.toContain(undefined)
})

test('sampling and length under their names', () => {
  expect(bodyOf({ temperature: 0, topP: 0.5, maxTokens: 10 })).toEqual({
    ...plain,
    temperature: 0,
    top_p: 0.5,
    max_output_tokens: 10,
  })
})

test('a seed is left out, stop sequences are refused', () => {
  expect(bodyOf({ seed: 7, stop: [] })).toEqual(plain)
  for (const stop of ['END', ['END']]) {
    expect(() => bodyOf({ stop })).toThrow(expect.objectContaining({ _tag: 'InvalidRequest' }))
  }
})

test('tools, without the strict rules that the service would assume', () => {
  const parameters = { type: 'object', properties: { city: { type: 'string' } } }
  const tools = [
    { name: 'weather', description: 'Tells the weather.', parameters },
    { name: 'time', parameters },
  ]
  expect(bodyOf({ tools }).tools).toEqual([
    { type: 'function', name: 'weather', description: 'Tells the weather.', parameters, strict: false },
    { type: 'function', name: 'time', parameters, strict: false },
  ])
})

test.each([
  ['auto', 'auto'],
  ['none', 'none'],
  ['required', 'required'],
  [{ name: 'weather' }, { type: 'function', name: 'weather' }],
] as const)('tool choice %j', (toolChoice, expected) => {
  expect(bodyOf({ toolChoice }).tool_choice).toEqual(expected)
})

test.each([
  [{ type: 'text' }, { type: 'text' }],
  [{ type: 'json' }, { type: 'json_object' }],
  [
    { type: 'json', schema: { type: 'object' } },
    { type: 'json_schema', name: 'reply', schema: { type: 'object' } },
  ],
  [
    { type: 'json', schema: {}, name: 'city', strict: true },
    { type: 'json_schema', name: 'city', schema: {}, strict: true },
  ],
] as const)('response format %j', (responseFormat, format) => {
  expect(bodyOf({ responseFormat }).text).toEqual({ format })
})
