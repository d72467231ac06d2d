import { anthropicChunk, anthropicMessage } from '../../../src/wire/anthropic/anthropicChunk.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'

const delta = (fields: object) => ({ type: 'content_block_delta', index: 0, delta: fields })
const block = (fields: object) => ({ type: 'content_block_start', index: 0, content_block: fields })

test.each([
  ['a fragment of text', delta({ type: 'text_delta', text: 'Hi' })],
  ['no text, in all spellings', [delta({ type: 'text_delta', text: null }), delta({ type: 'text_delta' }), delta({})]],
  ['no delta', { type: 'content_block_delta', delta: null }],
  ['a delta of another type, whatever is in it', delta({ type: 'image_delta', text: { alt: 'a cat' } })],
  ['a block of another type, whatever is in it', block({ type: 'map', text: 5, input: [] })],
  ['an event of another type, whatever is in it', { type: 'weather', delta: 'x', message: 5, content_block: [] }],
  ['metadata of a wrong type', { type: 'message_start', message: { id: 5, model: [], usage: 'x', stop_reason: 1 } }],
  ['metadata of a wrong type at the end', { type: 'message_delta', delta: 7, usage: 'none' }],
  ['an event without a type', {}],
])('takes %s', (_name, chunks) => {
  for (const chunk of [chunks].flat()) expect(shapeOf(anthropicChunk).is(chunk)).toBe(true)
})

test.each([
  ['text that is none', delta({ type: 'text_delta', text: 5 })],
  ['thoughts that are no text', delta({ type: 'thinking_delta', thinking: ['Hm.'] })],
  ['a signature that is none', delta({ type: 'signature_delta', signature: 1 })],
  ['arguments that are no text', delta({ type: 'input_json_delta', partial_json: { city: 'Oslo' } })],
  ['a delta that is no object', { type: 'content_block_delta', index: 0, delta: 'Hi' }],
  ['a block that is no object', { type: 'content_block_start', index: 0, content_block: 'Hi' }],
  ['a tool without a proper name', block({ type: 'tool_use', id: 'toolu_1', name: 5 })],
  ['a tool whose input is no object', block({ type: 'tool_use', id: 'toolu_1', name: 'weather', input: 5 })],
  ['redacted data that is no text', block({ type: 'redacted_thinking', data: 5 })],
  ['content that is no list', { type: 'message_start', message: { content: 'Hi' } }],
  ['what is no event', 'Hi'],
])('refuses %s', (_name, chunk) => {
  expect(shapeOf(anthropicChunk).is(chunk)).toBe(false)
})

test('a whole message is known by its content', () => {
  expect(shapeOf(anthropicMessage).is({ content: [] })).toBe(true)
  expect(shapeOf(anthropicMessage).is({ content: [{ type: 'text', text: 'Hi' }], usage: 'x' })).toBe(true)
  expect(shapeOf(anthropicMessage).is({ content: [{ type: 'text', text: 5 }] })).toBe(false)
  expect(shapeOf(anthropicMessage).is({ ok: true })).toBe(false)
})
