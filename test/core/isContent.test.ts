import { createProviderError } from '../../src/core/createProviderError.ts'
import { isContent } from '../../src/core/isContent.ts'

const error = createProviderError('Empty', 'nothing')

test.each([
  ['a text', 'Hi'],
  ['white space, which is text', ' '],
  ['a line break', '\n'],
  ['an event with text', { type: 'text', text: 'Hi' }],
  ['an event with reasoning', { type: 'reasoning', text: 'Hm' }],
  ['a fragment of a tool call', { type: 'toolCall', index: 0, arguments: '{' }],
  ['a tool call without arguments yet', { type: 'toolCall', index: 0, name: 'f', arguments: '' }],
  ['an object of the caller', { token: '' }],
  ['an event of the caller', { type: 'delta', text: '' }],
  ['a list, even an empty one', []],
  ['zero', 0],
  ['NaN', Number.NaN],
  ['false', false],
  ['an Error', new Error('boom')],
  ['a function', () => ''],
  ['a symbol', Symbol('')],
])('%s is content', (_name, element) => {
  expect(isContent(element)).toBe(true)
})

test.each([
  ['null', null],
  ['undefined', undefined],
  ['an empty text', ''],
  ['an event with empty text', { type: 'text', text: '' }],
  ['an event with empty reasoning', { type: 'reasoning', text: '', signature: 's' }],
  ['a sign of life', { type: 'activity' }],
  ['what it cost', { type: 'usage', outputTokens: 5 }],
  ['why it ended', { type: 'finish', reason: 'stop', raw: 'stop', provider: 'a' }],
  ['a reset', { type: 'reset', error }],
  ['a seam', { type: 'seam', from: 'a', to: 'b' }],
])('%s is not', (_name, element) => {
  expect(isContent(element)).toBe(false)
})
