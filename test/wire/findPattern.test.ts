import { findPattern } from '../../src/wire/findPattern.ts'

test('what two texts have in common, and where they may differ', () => {
  expect(findPattern('{"a":"x","b":[1,{"c":"y"}]}', '{"a":"xx","b":[1,{"c":""}]}')).toMatchObject({
    before: '{"a":"',
    gaps: ['","b":[1,{"c":"', '"}]}'],
    paths: [['a'], ['b', '1', 'c']],
  })
  expect(findPattern('{"a":1}', '{"a":1}')).toMatchObject({ before: '{"a":1}', gaps: [], paths: [], value: { a: 1 } })
})

test.each([
  ['numbers differ', '{"a":1}', '{"a":2}'],
  ['a key differs', '{"a":"x"}', '{"b":"x"}'],
  ['there is no object', '"a"', '"b"'],
  ['there is no object, and nothing differs', '1', '1'],
  ['the first is empty', '', '{"a":"x"}'],
  ['the second is empty', '{"a":"x"}', ''],
  ['one goes on', '{"a":"x"}', '{"a":"x"} '],
  ['a key stands twice, and the first value differs', '{"a":"x","a":"y"}', '{"a":"z","a":"y"}'],
  ['a type differs', '{"a":{"type":"x"}}', '{"a":{"type":"y"}}'],
  ['more than four strings differ', '["a","b","c","d","e"]', '["v","w","x","y","z"]'],
])('none where %s', (_what, one, two) => {
  expect(findPattern(one, two)).toBeUndefined()
})
