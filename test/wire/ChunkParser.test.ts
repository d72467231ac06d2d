import fc from 'fast-check'
import { ChunkParser } from '../../src/wire/ChunkParser.ts'

const chunk = (content: string, more: object = {}) =>
  JSON.stringify({ id: 'chatcmpl-1', choices: [{ index: 0, delta: { content }, finish_reason: null }], ...more })

/** One that has read its first chunks, in which it looks for nothing. */
function experienced(): ChunkParser {
  const parser = new ChunkParser(4)
  for (let at = 0; at < 4; at++) parser.parse(`[${at}]`)
  return parser
}

/** Each text as `JSON.parse` has it, or `'fails'`; what came before is compared once more at the end. */
function expectAsJson(texts: readonly string[], parser = experienced()): void {
  const parse = (text: string, by: (text: string) => unknown) => {
    try {
      return by(text)
    } catch {
      return 'fails'
    }
  }
  const expected = texts.map((text) => parse(text, JSON.parse))
  const parsed = texts.map((text) => parse(text, (given) => parser.parse(given)))
  expect(parsed).toEqual(expected)
  expect(parsed.map((value) => JSON.stringify(value))).toEqual(expected.map((value) => JSON.stringify(value)))
}

/** How often `JSON.parse` reads a whole chunk. */
function countParses(texts: readonly string[]): number {
  const spy = jest.spyOn(JSON, 'parse')
  try {
    const parser = new ChunkParser(4)
    for (const text of texts) parser.parse(text)
    return spy.mock.calls.filter(([text]) => text.length > 40).length
  } finally {
    spy.mockRestore()
  }
}

test('chunks that differ in one string are parsed as JSON is', () => {
  expectAsJson(
    ['The', ' sky', ' is', '', ' "blue"', '\n', ' \\', '\u2028', '\0', ' café', '天', '😀'].map((s) => chunk(s)),
  )
})

test('a string that repeats costs no parse of the whole', () => {
  const words = Array.from({ length: 100 }, (_, at) => ` word ${at} "quoted"\n`)
  // Four as they come, two to see what repeats, one to prove it.
  expect(countParses(words.map((word) => chunk(word)))).toBe(7)
})

test('nothing is looked for in a reply of the usual length', () => {
  const parser = new ChunkParser()
  const repeated = Array.from({ length: 515 }, (_, at) => {
    parser.parse(chunk(` word ${at}`))
    return parser.repeated
  })
  expect(repeated.indexOf(true)).toBe(514)
})

test('nor do two strings, such as a filling of random length', () => {
  const texts = Array.from({ length: 100 }, (_, at) =>
    chunk(` word ${at}`, { time: `${at} s`, filling: 'x'.repeat(at) }),
  )
  expect(countParses(texts)).toBe(7)
  expectAsJson(texts)
})

test('chunks that are all the same are each parsed to an object of its own', () => {
  const parser = experienced()
  const values = Array.from({ length: 5 }, () => parser.parse('{"type":"ping"}'))
  expect(values).toEqual(Array.from({ length: 5 }, () => ({ type: 'ping' })))
  expect(new Set(values).size).toBe(5)
})

test('nor do numbers, such as how many tokens there were so far', () => {
  const texts = Array.from({ length: 100 }, (_, at) =>
    chunk(` word ${at}`, { usage: { prompt: 14, completion: at, details: { total: 14 + at } }, cost: at / 1e7 }),
  )
  expect(countParses(texts)).toBeLessThan(30)
  expectAsJson(texts)
})

test('says whether only strings and numbers are new', () => {
  const parser = experienced()
  const texts = [
    '{"a":"x","n":1}',
    '{"a":"y","n":1}',
    '{"a":"z","n":1}',
    '{"a":"z","n":2}',
    '{"a":"x","n":1}',
    '{"a":"x","n":3}',
    '{"a":5,"n":1}',
  ]
  const repeated = texts.map((text) => {
    parser.parse(text)
    return parser.repeated
  })
  expect(repeated).toEqual([false, false, true, false, true, true, false])
})

test('what never repeats is soon no longer compared', () => {
  const texts = Array.from({ length: 100 }, (_, at) => chunk(`${at}`, { [`key ${at}`]: at }))
  // And sixteen times what two of them have in common.
  expect(countParses(texts)).toBeLessThanOrEqual(116)
})

test('after another kind of chunk it finds the new pattern', () => {
  const texts = [...'abcdef', 'end'].flatMap((word) => [chunk(word), chunk(word)])
  const reasoning = [...'uvwxyz'].map((word) => JSON.stringify({ id: 'chatcmpl-1', choices: [{ reasoning: word }] }))
  expectAsJson([...texts, ...reasoning, ...texts])
})

describe.each([
  ['a quote that ends the string early', ['{"a":"x","b":"y"}', '{"a":"z","b":"y"}', '{"a":"1","c":"2","b":"y"}']],
  ['a broken string', ['{"a":"x"}', '{"a":"y"}', '{"a":"\n"}', '{"a":"\\"}', '{"a":"\\x"}', '{"a":"""}', '{"a":"ok"}']],
  ['text behind the end', ['{"a":"x"}', '{"a":"y"}', '{"a":"z"}}', '{"a":"z"} ', ' {"a":"z"}']],
  [
    'numbers',
    ['{"a":1}', '{"a":2}', '{"a":-0}', '{"a":1E400}', '{"a":0.10}', '{"a":12345678901234567890}', '{"a":1e-7}'],
  ],
  [
    'what is no number',
    ['{"a":1}', '{"a":2}', '{"a":01}', '{"a":+1}', '{"a":1.}', '{"a":-}', '{"a":}', '{"a":1e}', '{"a":.5}'],
  ],
  ['other values in the place of a number', ['{"a":1}', '{"a":2}', '{"a":null}', '{"a":"3"}', '{"a":[4]}', '{"a":5 }']],
  ['numbers side by side', ['[1,2]', '[3,4]', '[5,6]', '[7]', '[7,8,9]', '[78,9]']],
  ['a number at the end of a text', ['1', '2', '12', '{"a":1', '{"a":2', '{"a":3}']],
  [
    'the mark of a number',
    ['{"a":8912345670123456,"b":1}', '{"a":8912345670123456,"b":2}', '{"a":8912345670123456,"b":3}', '{"a":1,"b":3}'],
  ],
  ['a key that differs', ['{"a":1}', '{"b":1}', '{"c":1}']],
  ['a key that is repeated', ['{"a":"x","a":"y"}', '{"a":"x","a":"z"}', '{"a":"w","a":"z"}', '{"a":"v","a":"z"}']],
  ['a key that becomes the prototype', ['{"__proto__":"x"}', '{"__proto__":"y"}', '{"__proto__":"z"}']],
  ['a field below the prototype', ['{"__proto__":{"a":"x"}}', '{"__proto__":{"a":"y"}}', '{"__proto__":{"a":"z"}}']],
  ['no object', ['"a"', '"b"', '"c"', '1', 'null', '', '[', '[]']],
  ['lists', ['["a","b"]', '["a","c"]', '["a","d"]', '["e","d"]']],
  ['the empty text first', ['', '{"a":"x"}', '{"a":"y"}', '{"a":"z"}']],
  ['one that is a part of the next', ['{"a":"x"}', '{"a":"xx"}', '{"a":"xxx"}', '{"a":""}', '{"a":"}']],
  [
    'the mark itself',
    [
      '{"a":"\u{f8ff}rivulet\u{f8ff}","b":"x"}',
      '{"a":"\u{f8ff}rivulet\u{f8ff}","b":"y"}',
      '{"a":"\u{f8ff}rivulet\u{f8ff}","b":"z"}',
    ],
  ],
])('%s', (_what, texts) => {
  test('is as JSON has it', () => expectAsJson(texts))
})

test('values do not change after they were given', () => {
  const parser = experienced()
  const values = ['a', 'b', 'c', 'd'].map((word) => parser.parse(chunk(word)))
  expect(values).toEqual(['a', 'b', 'c', 'd'].map((word) => JSON.parse(chunk(word))))
})

test('any texts in a row are parsed as JSON is', () => {
  const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom('"', '\\', '\n', '","b":"'))
  const text = fc.oneof(
    word.map((content) => chunk(content)),
    fc.tuple(word, word).map(([content, other]) => chunk(content, { other })),
    fc.tuple(word, fc.double(), fc.integer()).map(([content, a, b]) => chunk(content, { usage: { a, in: { b } }, b })),
    fc.tuple(word, word, word).map(([a, b, c]) => chunk(a, { b, list: [c, { c }] })),
    // As text, so that it may be broken.
    word.map((raw) => `{"a":"x","b":{"c":["${raw}"]},"d":1}`),
    fc
      .string({ unit: fc.constantFrom(...'0123456789+-.eE"'), maxLength: 4 })
      .map((raw) => `{"a":"x","b":[${raw}],"d":${raw}}`),
    fc.json({ maxDepth: 2 }),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => expectAsJson(texts)),
    { numRuns: 500 },
  )
})
