import * as fc from 'fast-check'
import * as t from 'io-ts'
import { codecDecoder } from '../../src/wire/codecDecoder.ts'
import { Mismatch } from '../../src/wire/Mismatch.ts'
import { spoil } from './spoil.ts'

const optional = <C extends t.Mixed>(codec: C) => t.union([codec, t.null, t.undefined])

const plain = t.type({
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
  any: t.type({ list: t.UnknownArray, object: t.UnknownRecord }),
})

const sample = {
  text: 'a',
  count: 1,
  flag: true,
  nothing: null,
  anything: null,
  list: ['a', { deep: null }],
  some: { text: null, other: { a: 'a', b: 1 } },
  any: { list: [1], object: {} },
}

describe('a codec as a decoder', () => {
  test('gives its answer for every JSON value', () => {
    const { decode, typesOnly } = codecDecoder(plain)
    let refused = 0
    fc.assert(
      fc.property(spoil(sample), (value) => {
        const result = plain.decode(value)
        if (result._tag === 'Left') refused += 1
        const decoded = decode(value)
        return result._tag === 'Right'
          ? fc.stringify(decoded) === fc.stringify(result.right)
          : decoded instanceof Mismatch
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(300)
    expect(typesOnly).toBe(true)
  })

  test('takes what its shape takes without asking the codec', () => {
    const codec = t.type({ list: t.array(optional(t.number)), other: t.partial({ a: t.string }) })
    const validate = jest.spyOn(codec, 'validate')
    const value = { list: [1, null], other: {} }
    expect(codecDecoder(codec).decode(value)).toBe(value)
    expect(validate).not.toHaveBeenCalled()
  })

  test('lets a codec do what it does', () => {
    const upper = new t.Type<string, string, unknown>(
      'Upper',
      t.string.is,
      (value, context) => (t.string.is(value) ? t.success(value.toUpperCase()) : t.failure(value, context)),
      t.identity,
    )
    const decoder = codecDecoder(t.type({ word: upper, other: t.string }))
    expect(decoder.decode({ word: 'a', other: 'b' })).toEqual({ word: 'A', other: 'b' })
    expect(decoder.typesOnly).toBe(false)
  })

  test('a key that may be undefined may be missing, as io-ts has it', () => {
    expect(codecDecoder(t.type({ a: optional(t.string) })).decode({})).toEqual({ a: undefined })
    expect(codecDecoder(t.type({ a: t.unknown })).decode({})).toEqual({ a: undefined })
  })

  test('knows whether what a string says may count', () => {
    const word = t.partial({ word: t.keyof({ stop: null }) })
    const short = t.refinement(t.string, (text) => text.length < 3)
    const typesOnly = (codec: t.Mixed) => codecDecoder(codec).typesOnly
    expect([word, t.literal('a'), t.array(short), t.exact(plain)].map(typesOnly)).toEqual([false, false, false, false])
    expect([plain, t.array(optional(t.string))].map(typesOnly)).toEqual([true, true])
  })
})

describe('what it says of a mismatch', () => {
  const codec = t.partial({
    choices: optional(
      t.array(t.partial({ delta: t.partial({ content: optional(t.union([t.string, t.array(t.number)])) }) })),
    ),
  })

  test.each([
    [{ choices: 5 }, 'choices', 5],
    [{ choices: [null] }, 'choices.0', null],
    [{ choices: [{}, { delta: 'x' }] }, 'choices.1.delta', 'x'],
    [{ choices: [{ delta: { content: {} } }] }, 'choices.0.delta.content', {}],
    [{ choices: [{ delta: { content: [1, 'x'] } }] }, 'choices.0.delta.content.1', 'x'],
  ])('%j: names the place that went deepest, and what stood there', (value, path, found) => {
    expect(codecDecoder(codec).decode(value)).toMatchObject({ path: path.split('.'), found })
  })

  test('what is no object at all has no place', () => {
    expect(codecDecoder(codec).decode([1])).toMatchObject({
      path: [],
      found: [1],
      expected: expect.stringMatching(/^Partial/),
    })
  })
})
