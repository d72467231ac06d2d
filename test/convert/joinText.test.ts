import { joinText } from '../../src/convert/joinText.ts'

const text = (words: string) => ({ type: 'text', text: words })
const reasoning = (words: string) => ({ type: 'reasoning', text: words })
const call = (index: number, args: string) => ({ type: 'toolCall', index, arguments: args })

test.each<[string, unknown, unknown, unknown]>([
  ['strings', 'a', 'b', 'ab'],
  ['empty strings', '', '', ''],
  ['the halves of a surrogate pair', '\ud83d', '\ude00', '😀'],
  ['text events', text('a'), text('b'), text('ab')],
  ['reasoning events', reasoning('a'), reasoning('b'), reasoning('ab')],
  ['fragments of one call', call(1, '{"a'), call(1, '":1}'), call(1, '{"a":1}')],
  [
    'a fragment with the one that names its call',
    { ...call(0, ''), id: 'c1', name: 'add' },
    call(0, '{'),
    { ...call(0, '{'), id: 'c1', name: 'add' },
  ],
])('joins %s', (_name, last, next, joined) => {
  expect(joinText(last, next)).toEqual(joined)
})

test.each<[string, unknown, unknown]>([
  ['a string and an event', 'a', text('b')],
  ['an event and a string', text('a'), 'b'],
  ['text and reasoning', text('a'), reasoning('b')],
  ['reasoning and its signature', reasoning('a'), { ...reasoning(''), signature: 's' }],
  ['reasoning and what follows its signature', { ...reasoning(''), signature: 's' }, reasoning('b')],
  ['text that carries something else', { ...text('a'), id: 1 }, text('b')],
  ['text before some that carries something else', text('a'), { ...text('b'), id: 1 }],
  ['text without a text', { type: 'text' }, { type: 'text' }],
  ['fragments of two calls', call(0, 'a'), call(1, 'b')],
  ['a fragment and the first one of the next call', call(0, 'a'), { ...call(0, ''), id: 'c2', name: 'add' }],
  ['a fragment and one with a signature', call(0, 'a'), { ...call(0, ''), signature: 's' }],
  ['a fragment with a signature and the next one', { ...call(0, 'a'), signature: 's' }, call(0, 'b')],
  ['numbers', 1, 2],
  ['nothing', null, null],
  ['signs of life', { type: 'activity' }, { type: 'activity' }],
  ['usage', { type: 'usage' }, { type: 'usage' }],
  ['strings that would get too long for an engine', 'a'.repeat(2 ** 28), 'b'],
])('leaves alone %s', (_name, last, next) => {
  expect(joinText(last, next)).toBeUndefined()
})
