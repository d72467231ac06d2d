import { responsesEvent, responsesReply } from '../../../src/wire/openaiResponses/responsesEvent.ts'
import { shapeOf } from '../../../src/wire/shapeOf.ts'
import { item, say } from './speakResponses.ts'

test.each([
  ['text', say.text('a')],
  ['text without a place', say.text(null, {})],
  ['an item', say.done(item.message('a', null))],
  ['an item of another type', say.done({ type: 'hologram', content: 5 })],
  ['an end without a response', { type: 'response.completed', response: 'gone' }],
  ['an event of another type', { type: 'response.from_the_future', delta: 5 }],
  ['an event without a type', { error: 'broken' }],
])('takes %s', (_name, event) => {
  expect(shapeOf(responsesEvent).is(event)).toBe(true)
})

test.each([
  ['text that is none', say.text({ text: 'a' })],
  ['a whole text that is none', say.textDone(5)],
  ['arguments that are no text', say.fill({ city: 'Oslo' }, {})],
  ['an item whose text is none', say.done(item.message(5))],
  ['an item that is none', { type: 'response.output_item.added', item: 'call' }],
  ['a call whose name is none', say.added({ type: 'function_call', name: 5 })],
  ['a list', []],
  ['nothing', null],
])('refuses %s', (_name, event) => {
  expect(shapeOf(responsesEvent).is(event)).toBe(false)
})

test('a reply is what has an output', () => {
  expect(shapeOf(responsesReply).is({ output: [item.message('a'), { type: 'hologram' }], id: 5 })).toBe(true)
  expect(shapeOf(responsesReply).is({ output: [] })).toBe(true)
  expect(shapeOf(responsesReply).is({ id: 'resp_1' })).toBe(false)
  expect(shapeOf(responsesReply).is({ output: [item.message(5)] })).toBe(false)
})
