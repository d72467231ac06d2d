import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { ollamaRequest } from '../../../src/wire/ollama/ollamaRequest.ts'

const bodyOf = (options: ChatOptions, stream = true) =>
  ollamaRequest({ messages: [{ role: 'user', content: 'Hello!' }], options, model: 'llama3.2', stream })
const plain = { model: 'llama3.2', messages: [{ role: 'user', content: 'Hello!' }], stream: true, options: {} }
const parameters = {
  type: 'object',
  required: ['city'],
  properties: { city: { type: ['string', 'null'], description: 'Where.', enum: ['Oslo', null] }, days: {} },
  additionalProperties: false,
}

test('says no more than it was told', () => {
  expect(bodyOf({})).toStrictEqual(plain)
  expect(bodyOf({}, false)).toStrictEqual({ ...plain, stream: false })
})

test('settings under their names', () => {
  expect(bodyOf({ temperature: 0, topP: 0.5, maxTokens: 10, stop: 'END', seed: 7 }).options).toStrictEqual({
    temperature: 0,
    top_p: 0.5,
    num_predict: 10,
    stop: ['END'],
    seed: 7,
  })
  expect(bodyOf({ stop: ['A', 'B'] }).options).toEqual({ stop: ['A', 'B'] })
})

test('tools with the whole of their schema', () => {
  const tools = [
    { name: 'weather', description: 'Tells the weather.', parameters },
    { name: 'time', parameters: {} },
  ]
  expect(bodyOf({ tools }).tools).toStrictEqual([
    { type: 'function', function: { name: 'weather', description: 'Tells the weather.', parameters } },
    { type: 'function', function: { name: 'time', parameters: {} } },
  ])
})

test.each([[{ type: ['object'] }], [{ required: 'city' }], [{ properties: { city: true } }]])(
  'a schema that Ollama turns away (%j) is InvalidRequest',
  (schema) => {
    expect(() => bodyOf({ tools: [{ name: 'weather', parameters: schema }] })).toThrow(
      expect.objectContaining({ _tag: 'InvalidRequest', message: expect.stringContaining('tools[0]') }),
    )
  },
)

test('a tool cannot be demanded, only kept back', () => {
  const tools = [{ name: 'weather', parameters }]
  expect(bodyOf({ tools, toolChoice: 'auto' }).tools).toHaveLength(1)
  expect(bodyOf({ tools, toolChoice: 'none' })).not.toHaveProperty('tools')
  for (const toolChoice of ['required', { name: 'weather' }] as const) {
    expect(() => bodyOf({ tools, toolChoice })).toThrow(expect.objectContaining({ _tag: 'InvalidRequest' }))
  }
})

test('JSON by name or by schema', () => {
  expect(bodyOf({ responseFormat: { type: 'json' } }).format).toBe('json')
  expect(bodyOf({ responseFormat: { type: 'json', schema: { type: 'object' }, name: 'x' } }).format).toEqual({
    type: 'object',
  })
  expect(bodyOf({ responseFormat: { type: 'text' } })).not.toHaveProperty('format')
})
