import { chatChunk } from '../../../src/wire/openaiChat/chatChunk.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'

test.each([
  {},
  { choices: [] },
  { choices: null },
  { choices: [{}] },
  { choices: [{ delta: null, finish_reason: null, index: null }] },
  { choices: [{ delta: { content: null, tool_calls: null, refusal: null } }] },
  { choices: [{ delta: { content: 'a', role: 'assistant', annotations: [] } }] },
  { choices: [{ delta: { content: [{ type: 'text', text: 'a' }, {}] } }] },
  { choices: [{ delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '' } }, {}] } }] },
  { choices: [{ message: { content: 'a' } }] },
  { id: 5, model: null, usage: 'x', error: 7, x_groq: [] },
])('takes %j', (chunk) => {
  expect(shapeOf(chatChunk).is(chunk)).toBe(true)
})

test.each([
  null,
  [],
  'text',
  { choices: {} },
  { choices: [null] },
  { choices: [{ delta: 'a' }] },
  { choices: [{ delta: { content: 5 } }] },
  { choices: [{ delta: { content: ['a'] } }] },
  { choices: [{ delta: { tool_calls: [{ function: { arguments: {} } }] } }] },
  { choices: [{ delta: { reasoning: [] } }] },
  { choices: [{ finish_reason: 1 }] },
  { choices: [{ index: '0' }] },
])('refuses %j', (chunk) => {
  expect(shapeOf(chatChunk).is(chunk)).toBe(false)
})
