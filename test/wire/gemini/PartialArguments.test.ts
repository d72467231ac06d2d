import type { GeminiPartialArgument } from '../../../src/wire/gemini/geminiChunk.ts'
import { PartialArguments } from '../../../src/wire/gemini/PartialArguments.ts'

const join = (...pieces: readonly GeminiPartialArgument[]) => {
  const all = new PartialArguments(undefined)
  for (const piece of pieces) all.add(piece)
  return all.toJson()
}
const text = (jsonPath: string, stringValue: string, willContinue = false) => ({ jsonPath, stringValue, willContinue })

test('without pieces there are no arguments, or those that stood there', () => {
  expect(join()).toBe('{}')
  expect(new PartialArguments(null).toJson()).toBe('{}')
  expect(new PartialArguments({ a: 1 }).toJson()).toBe('{"a":1}')
})

test('every kind of value has its place', () => {
  const json = join(
    text('$.a', 'x'),
    { jsonPath: '$.b', numberValue: 0 },
    { jsonPath: '$.c', boolValue: false },
    { jsonPath: '$.d', nullValue: 'NULL_VALUE' },
    text('$.e', ''),
  )
  expect(JSON.parse(json)).toEqual({ a: 'x', b: 0, c: false, d: null, e: '' })
})

test('a string goes on where it continued, and begins anew where it did not', () => {
  expect(join(text('$.a', 'x', true), text('$.a', 'y', true), text('$.a', ''))).toBe('{"a":"xy"}')
  expect(join(text('$.a', 'x'), text('$.a', 'y'))).toBe('{"a":"y"}')
  expect(join(text('$.a', 'x', true), text('$.b', 'y'), text('$.a', 'z'))).toBe('{"a":"z","b":"y"}')
})

test('places may be deep, in lists, and of any name', () => {
  const json = join(
    text('$.trip.stops[0].city', 'Oslo'),
    text('$.trip.stops[1].city', 'Bergen'),
    text("$.trip['the day']", 'Monday'),
    text('$["a.b"]', 'dotted'),
    { jsonPath: '$.n[0][0]', numberValue: 1 },
  )
  expect(JSON.parse(json)).toEqual({
    trip: { stops: [{ city: 'Oslo' }, { city: 'Bergen' }], 'the day': 'Monday' },
    'a.b': 'dotted',
    n: [[1]],
  })
})

test('a name that objects have already is a name like any other', () => {
  const json = join(text('$.__proto__.polluted', 'yes'), text('$.constructor', 'c'))
  expect(json).toBe('{"__proto__":{"polluted":"yes"},"constructor":"c"}')
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})

test.each([
  ['no place', ''],
  ['the root', '$'],
  ['a path that is none', 'city'],
  ['a path with a gap', '$.a..b'],
  ['a path that is not closed', '$.a[0'],
  ['a list with a gap', '$.a[4294967294]'],
  ['a list that is an object', '$.o[0]'],
  ['an object that is a text', '$.s.x'],
  ['a place too deep', `$${'.a'.repeat(100)}`],
])('a value for %s is a Decode error', (_what, jsonPath) => {
  const all = new PartialArguments({ o: { p: 1 }, s: 'text' })
  expect(() => all.add(text(jsonPath, 'x'))).toThrow(
    expect.objectContaining({ _tag: 'Decode', input: jsonPath.slice(0, 200) }),
  )
})

test('a piece without a value changes nothing', () => {
  expect(join({ jsonPath: '$.a' }, {}, { jsonPath: '$.b', stringValue: null })).toBe('{}')
})
