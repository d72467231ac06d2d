import { ChatCalls } from '../../../src/wire/openaiChat/ChatCalls.ts'

type Fragment = Parameters<ChatCalls['place']>[0]

const named = (name: string, more: Omit<Fragment, 'function'> = {}): Fragment => ({ ...more, function: { name } })
const whole = (name: string, json: string, more: Omit<Fragment, 'function'> = {}): Fragment => ({
  ...more,
  function: { name, arguments: json },
})
const rest = (more: Omit<Fragment, 'function'> = {}): Fragment => ({ ...more, function: {} })

test.each<[string, Fragment[], number[]]>([
  [
    'the index tells them apart',
    [
      named('f', { index: 0, id: 'a' }),
      rest({ index: 0 }),
      named('g', { index: 1, id: 'b' }),
      rest({ index: 0 }),
      rest({ index: 1 }),
    ],
    [0, 0, 1, 0, 1],
  ],
  [
    'places count from 0 as the calls begin',
    [named('f', { index: 7 }), named('g', { index: 3 }), rest({ index: 7 })],
    [0, 1, 0],
  ],
  [
    'an index may be anything',
    [named('f', { index: -1 }), named('g', { index: 1e9 }), named('h', { index: 0.5 }), named('i', { index: NaN })],
    [0, 1, 2, 3],
  ],
  [
    'an id may come late',
    [named('f', { index: 0 }), rest({ index: 0, id: 'a' }), rest({ index: 0, id: 'a' })],
    [0, 0, 0],
  ],
  [
    'an id that is repeated is no new call',
    [named('f', { index: 0, id: 'a' }), named('f', { index: 0, id: 'a' })],
    [0, 0],
  ],
  [
    'another id is another call, though the index is the same',
    [named('f', { index: 0, id: 'a' }), named('g', { index: 0, id: 'b' }), rest({ index: 0 })],
    [0, 1, 1],
  ],
  [
    'without an index a name begins a call',
    [named('f', { id: 'a' }), rest(), named('g', { id: 'b' }), rest()],
    [0, 0, 1, 1],
  ],
  ['without an index a name that repeats the id goes on', [named('f', { id: 'a' }), named('f', { id: 'a' })], [0, 0]],
  ['without an index another id is another call', [named('f', { id: 'a' }), rest({ id: 'b' })], [0, 1]],
  [
    'null is no index and no id',
    [named('f', { index: null, id: null }), { index: null, id: null, function: null }],
    [0, 0],
  ],
  [
    'calls that come whole may share an index and have no id',
    [
      whole('f', '{"a":1}', { index: 0, id: '' }),
      whole('g', '{}', { index: 0, id: '' }),
      whole('f', '{}', { index: 0 }),
    ],
    [0, 1, 2],
  ],
  [
    'a name that is repeated with each piece of the arguments goes on',
    [whole('f', '{"a"', { index: 0 }), whole('f', ':1}', { index: 0 }), whole('f', '', { index: 0 })],
    [0, 0, 0],
  ],
  [
    '"null" is no id',
    [named('f', { id: 'null' }), named('g', { id: 'null' }), named('h', { index: 0, id: 'null' }), rest({ index: 0 })],
    [0, 1, 2, 2],
  ],
  ['fragments without anything belong to one call', [rest(), rest(), {}], [0, 0, 0]],
])('%s', (_name, fragments, places) => {
  const calls = new ChatCalls()
  expect(fragments.map((fragment) => calls.place(fragment))).toEqual(places)
})
