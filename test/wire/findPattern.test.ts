import { findPattern } from '../../src/wire/findPattern.ts'

test('what two texts have in common, and where they may differ', () => {
  expect(findPattern('{"a":"x","b":[1,{"c":"y"}]}', '{"a":"xx","b":[1,{"c":""}]}')).toMatchObject({
    before: '{"a":"',
    holes: [
      { isNumber: false, gap: '","b":[1,{"c":"', path: ['a'] },
      { isNumber: false, gap: '"}]}', path: ['b', '1', 'c'] },
    ],
  })
  expect(findPattern('{"a":1}', '{"a":1}')).toMatchObject({ before: '{"a":1}', holes: [], value: { a: 1 } })
})

test.each([
  ['{"n":9}', '{"n":10}', '{"n":', '}'],
  ['{"n":10}', '{"n":1}', '{"n":', '}'],
  ['{"n":-1.5}', '{"n":2e3}', '{"n":', '}'],
  ['[7,1]', '[7,-1]', '[7,', ']'],
])('a number may differ: %s, %s', (one, two, before, gap) => {
  expect(findPattern(one, two)).toMatchObject({ before, holes: [{ isNumber: true, gap }] })
})

test('digits in a string are a part of it', () => {
  expect(findPattern('{"at":"10:30","n":1}', '{"at":"10:45","n":2}')).toMatchObject({
    before: '{"at":"',
    holes: [
      { isNumber: false, gap: '","n":', path: ['at'] },
      { isNumber: true, gap: '}', path: ['n'] },
    ],
  })
})

test('a quote within a string does not end it', () => {
  const holes = [{ isNumber: false, gap: '"}', path: ['a'] }]
  expect(findPattern('{"a":"x\\"1"}', '{"a":"x\\"2"}')).toMatchObject({ before: '{"a":"', holes })
  expect(findPattern('{"a":"\\\\1"}', '{"a":"\\\\2"}')).toMatchObject({ before: '{"a":"', holes })
})

test('knows which objects lie on the way to more than one hole', () => {
  const text = (n: number) => JSON.stringify({ usage: { all: n, of: { out: n, in: n } }, content: `${n}` })
  expect(findPattern(text(1), text(2))?.holes.map(({ path, shared }) => [path.join('.'), shared])).toEqual([
    ['usage.all', 0],
    ['usage.of.out', 1],
    ['usage.of.in', 2],
    ['content', 0],
  ])
})

test.each([
  ['a number becomes something else', '{"a":1}', '{"a":null}'],
  ['something else becomes a number', '{"a":true}', '{"a":1}'],
  ['a number stands alone', '1', '2'],
  ['a key differs', '{"a":"x"}', '{"b":"x"}'],
  ['there is no object', '"a"', '"b"'],
  ['there is no object, and nothing differs', '1', '1'],
  ['the first is empty', '', '{"a":"x"}'],
  ['the second is empty', '{"a":"x"}', ''],
  ['one goes on', '{"a":"x"}', '{"a":"x"} '],
  ['a key stands twice, and the first value differs', '{"a":"x","a":"y"}', '{"a":"z","a":"y"}'],
  ['a type differs', '{"a":{"type":"x"}}', '{"a":{"type":"y"}}'],
  ['more than six of them differ', '["a",1,"c",2,"e",3,"g"]', '["t",4,"v",5,"x",6,"z"]'],
])('none where %s', (_what, one, two) => {
  expect(findPattern(one, two)).toBeUndefined()
})
