import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { geminiRequest } from '../../../src/wire/gemini/geminiRequest.ts'

const bodyOf = (options: ChatOptions) => geminiRequest({ messages: [{ role: 'user', content: 'Hello!' }], options })
const contents = [{ role: 'user', parts: [{ text: 'Hello!' }] }]

test('says no more than it was told', () => {
  expect(bodyOf({})).toStrictEqual({ contents, generationConfig: {} })
})

test('settings under their names', () => {
  expect(bodyOf({ temperature: 0, topP: 0.5, maxTokens: 10, stop: 'END', seed: 7 }).generationConfig).toStrictEqual({
    temperature: 0,
    topP: 0.5,
    maxOutputTokens: 10,
    stopSequences: ['END'],
    seed: 7,
  })
  expect(bodyOf({ stop: ['A', 'B'] }).generationConfig).toEqual({ stopSequences: ['A', 'B'] })
})

test('tools with their JSON Schema as it is', () => {
  const parameters = { type: 'object', properties: {}, additionalProperties: false }
  const tools = [
    { name: 'weather', description: 'Tells the weather.', parameters },
    { name: 'time', parameters },
  ]
  expect(bodyOf({ tools }).tools).toStrictEqual([
    {
      functionDeclarations: [
        { name: 'weather', description: 'Tells the weather.', parametersJsonSchema: parameters },
        { name: 'time', parametersJsonSchema: parameters },
      ],
    },
  ])
  expect(bodyOf({ tools: [] })).not.toHaveProperty('tools')
})

test.each([
  ['auto', { mode: 'AUTO' }],
  ['none', { mode: 'NONE' }],
  ['required', { mode: 'ANY' }],
  [{ name: 'weather' }, { mode: 'ANY', allowedFunctionNames: ['weather'] }],
] as const)('tool choice %j', (toolChoice, functionCallingConfig) => {
  expect(bodyOf({ toolChoice }).toolConfig).toStrictEqual({ functionCallingConfig })
})

test.each([
  [{ type: 'text' }, { responseMimeType: 'text/plain' }],
  [{ type: 'json' }, { responseMimeType: 'application/json' }],
  [
    { type: 'json', schema: { type: 'object' }, name: 'x', strict: true },
    { responseMimeType: 'application/json', responseJsonSchema: { type: 'object' } },
  ],
] as const)('response format %j', (responseFormat, generationConfig) => {
  expect(bodyOf({ responseFormat }).generationConfig).toStrictEqual(generationConfig)
})
