import { ollamaChunk } from '../../../src/wire/ollama/ollamaChunk.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'
import { last, line } from './speakOllama.ts'

test.each([
  ['a line', line({ content: 'a', thinking: null, tool_calls: [] })],
  ['the last line', last('stop', { eval_count: 'many', context: [1] })],
  ['a call whose arguments are text', line({ tool_calls: [{ function: { name: 'time', arguments: '{}' } }] })],
  ['an error', { error: { message: 'broken' } }],
])('takes %s', (_name, chunk) => {
  expect(shapeOf(ollamaChunk).is(chunk)).toBe(true)
})

test.each([
  ['a text that is none', line({ content: ['a'] })],
  ['thinking that is none', line({ thinking: 5 })],
  ['calls that are no list', line({ tool_calls: { function: {} } })],
  ['arguments that are a number', line({ tool_calls: [{ function: { arguments: 5 } }] })],
  ['an end that is not yes or no', { ...last(), done: 'true' }],
  ['a message that is a text', { message: 'a' }],
])('refuses %s', (_name, chunk) => {
  expect(shapeOf(ollamaChunk).is(chunk)).toBe(false)
})
