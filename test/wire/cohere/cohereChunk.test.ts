import { cohereChunk, cohereReply } from '../../../src/wire/cohere/cohereChunk.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'
import { say } from './speakCohere.ts'

test.each([
  ['the start, whose content is a list', say.start],
  ['a fragment of text', say.content({ text: 'Hi' })],
  [
    'no text, in all spellings',
    [say.content({ text: null }), say.content({}), say.content(null), { type: 'content-delta' }],
  ],
  ['a call', say.call(0, 'time_1', 'time')],
  ['arguments that are not there', say.json(0, null)],
  ['an event of another type, whatever is in it', { type: 'citation-start', delta: { message: { content: 5 } } }],
  ['metadata of a wrong type', { type: 'message-start', id: 5 }],
  ['metadata of a wrong type at the end', { type: 'message-end', delta: 'x' }],
  ['an event without a type', {}],
])('takes %s', (_name, chunks) => {
  for (const chunk of [chunks].flat()) expect(shapeOf(cohereChunk).is(chunk)).toBe(true)
})

test.each([
  ['text that is none', say.content({ text: 5 })],
  ['thoughts that are no text', say.content({ thinking: ['Hm.'] })],
  ['content that is no object', say.content('Hi')],
  ['a call without a proper name', say.call(0, 'time_1', 5)],
  ['arguments that are no text', say.json(0, { city: 'Oslo' })],
  ['a delta that is no object', { type: 'content-delta', delta: 'Hi' }],
  ['what is no event', 'Hi'],
])('refuses %s', (_name, chunk) => {
  expect(shapeOf(cohereChunk).is(chunk)).toBe(false)
})

test('a whole reply is known by its message', () => {
  expect(shapeOf(cohereReply).is({ message: { content: [{ type: 'text', text: 'Hi' }] } })).toBe(true)
  expect(shapeOf(cohereReply).is({ message: { tool_calls: null }, usage: 5 })).toBe(true)
  expect(shapeOf(cohereReply).is({ message: { content: [{ type: 'text', text: 5 }] } })).toBe(false)
  expect(shapeOf(cohereReply).is({ message: 'no such model' })).toBe(false)
  expect(shapeOf(cohereReply).is({ ok: true })).toBe(false)
})
