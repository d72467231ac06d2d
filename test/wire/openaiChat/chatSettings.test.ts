import type { ChatOptions } from '../../../src/core/ChatOptions.ts'
import { chatSettings } from '../../../src/wire/openaiChat/chatSettings.ts'

const schema = { type: 'object', properties: {} }

test('nothing said, nothing sent', () => {
  expect(chatSettings({})).toEqual({})
  expect(chatSettings({ model: 'm', stream: false, headers: {}, body: { a: 1 } })).toEqual({})
})

test.each<[ChatOptions, object]>([
  [{ temperature: 0 }, { temperature: 0 }],
  [{ topP: 0.5 }, { top_p: 0.5 }],
  [{ maxTokens: 10 }, { max_tokens: 10 }],
  [{ stop: 'x' }, { stop: 'x' }],
  [{ stop: ['x', 'y'] }, { stop: ['x', 'y'] }],
  [{ seed: 0 }, { seed: 0 }],
  [
    { tools: [{ name: 'weather', description: 'Looks out', parameters: schema }] },
    { tools: [{ type: 'function', function: { name: 'weather', description: 'Looks out', parameters: schema } }] },
  ],
  [{ toolChoice: 'none' }, { tool_choice: 'none' }],
  [{ toolChoice: { name: 'weather' } }, { tool_choice: { type: 'function', function: { name: 'weather' } } }],
  [{ responseFormat: { type: 'text' } }, { response_format: { type: 'text' } }],
  [{ responseFormat: { type: 'json' } }, { response_format: { type: 'json_object' } }],
  [
    { responseFormat: { type: 'json', schema } },
    { response_format: { type: 'json_schema', json_schema: { name: 'reply', schema } } },
  ],
  [
    { responseFormat: { type: 'json', schema, name: 'city', strict: true } },
    { response_format: { type: 'json_schema', json_schema: { name: 'city', schema, strict: true } } },
  ],
])('%j becomes %j', (options, settings) => {
  expect(chatSettings(options)).toEqual(settings)
})
