import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { cohereRequest } from '../../../src/wire/cohere/cohereRequest.ts'

const write = (options: ChatOptions, stream = true) =>
  cohereRequest({ messages: [{ role: 'user', content: 'Hello!' }], options, model: 'command-a-03-2025', stream })

const parameters = { type: 'object', properties: { city: { type: 'string' } } }
const weather = { name: 'weather', description: 'Tells the weather.', parameters }
const time = { name: 'time', parameters: {} }

test('the least there is', () => {
  expect(write({})).toEqual({
    model: 'command-a-03-2025',
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: true,
  })
})

test('settings under the names of the wire', () => {
  const settings = { temperature: 0, topP: 0.9, maxTokens: 100, stop: 'END', seed: 7 }
  expect(write(settings, false)).toEqual({
    model: 'command-a-03-2025',
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: false,
    temperature: 0,
    p: 0.9,
    max_tokens: 100,
    stop_sequences: ['END'],
    seed: 7,
  })
  expect(write({ stop: ['END', '###'] }).stop_sequences).toEqual(['END', '###'])
})

test('tools', () => {
  expect(write({ tools: [weather, time], toolChoice: 'auto' })).toMatchObject({
    tools: [
      { type: 'function', function: weather },
      { type: 'function', function: time },
    ],
  })
})

test.each([
  ['auto', undefined],
  ['none', 'NONE'],
  ['required', 'REQUIRED'],
] as const)('tool choice %s', (toolChoice, expected) => {
  const body = write({ tools: [weather, time], toolChoice })
  expect(body.tool_choice).toBe(expected)
  expect(body.tools).toHaveLength(2)
})

test('a tool by name is the only tool there is, and demanded', () => {
  expect(write({ tools: [weather, time], toolChoice: { name: 'time' } })).toMatchObject({
    tools: [{ type: 'function', function: time }],
    tool_choice: 'REQUIRED',
  })
})

test.each([[undefined], [[]], [[weather]]])('a tool by a name that is none of the tools is refused', (tools) => {
  expect(() => write({ toolChoice: { name: 'time' }, ...(tools === undefined ? {} : { tools }) })).toThrow(
    expect.objectContaining({ _tag: 'InvalidRequest' }),
  )
})

test.each([
  [{ type: 'text' }, { type: 'text' }],
  [{ type: 'json' }, { type: 'json_object' }],
  [
    { type: 'json', schema: parameters, name: 'answer', strict: true },
    { type: 'json_object', json_schema: parameters },
  ],
] as const)('response format %j', (responseFormat, expected) => {
  expect(write({ responseFormat }).response_format).toEqual(expected)
})
