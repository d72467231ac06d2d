import * as fc from 'fast-check'
import * as t from 'io-ts'
import { compileGuard } from '../../src/wire/compileGuard.ts'
import { chatChunk } from '../../src/wire/openaiChat/chatChunk.ts'
import { optional } from '../../src/wire/optional.ts'

const every = t.type({
  text: t.string,
  count: t.number,
  flag: t.boolean,
  nothing: t.null,
  anything: t.unknown,
  list: t.array(t.union([t.string, t.type({ deep: optional(t.number) })])),
  some: t.partial({
    text: optional(t.string),
    other: t.intersection([t.partial({ a: t.string }), t.type({ b: t.number })]),
  }),
  word: t.keyof({ stop: null, length: null }),
})

const sample = {
  text: 'a',
  count: 1,
  flag: true,
  nothing: null,
  anything: null,
  list: ['a', { deep: null }],
  some: { text: null, other: { a: 'a', b: 1 } },
  word: 'stop',
}

/** The value with one of its parts, at any depth, replaced by some other JSON value, or left out. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return fc.jsonValue()
  const keys = Object.keys(value)
  if (keys.length === 0) return fc.jsonValue()
  const inside = fc.constantFrom(...keys).chain((key) => {
    const part = (value as Record<string, unknown>)[key]
    const without = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))
    const replaced = spoilt(part).map((other) =>
      Array.isArray(value) ? value.map((item, at) => (String(at) === key ? other : item)) : { ...value, [key]: other },
    )
    return fc.oneof(replaced, fc.constant(Array.isArray(value) ? value : without))
  })
  return fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 6, arbitrary: inside })
}

describe('compileGuard', () => {
  test('accepts what the codec accepts', () => {
    expect(compileGuard(every).accepts(sample)).toBe(true)
    expect(every.is(sample)).toBe(true)
  })

  test('gives the answer of the codec for every JSON value', () => {
    const { accepts } = compileGuard(every)
    let refused = 0
    fc.assert(
      fc.property(spoilt(sample), (value) => {
        const answer = every.is(value)
        if (!answer) refused += 1
        return accepts(value) === answer
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  test('gives the answer of the codec for spoilt chat chunks', () => {
    const chunk = JSON.parse(
      '{"id":"x","choices":[{"index":0,"delta":{"content":[{"type":"text","text":"a"}],"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]},"finish_reason":null}],"usage":{"prompt_tokens":1}}',
    )
    const { accepts } = compileGuard(chatChunk)
    fc.assert(
      fc.property(spoilt(chunk), (value) => accepts(value) === chatChunk.is(value)),
      { numRuns: 2_000 },
    )
  })

  test('tells a key that is missing from one that is undefined, as the codec does', () => {
    const codec = t.type({ a: t.unknown })
    expect([compileGuard(codec).accepts({}), codec.is({})]).toEqual([false, false])
    expect([compileGuard(codec).accepts({ a: undefined }), codec.is({ a: undefined })]).toEqual([true, true])
  })

  test('knows whether what a string says may count', () => {
    const word = t.partial({ word: t.keyof({ stop: null }) })
    const short = t.refinement(t.string, (text) => text.length < 3)
    const typesOnly = (codec: t.Mixed) => compileGuard(codec).typesOnly
    expect([every, word, t.literal('a'), t.array(short)].map(typesOnly)).toEqual([false, false, false, false])
    expect([chatChunk, t.array(optional(t.string))].map(typesOnly)).toEqual([true, true])
  })
})
