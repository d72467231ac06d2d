import fc from 'fast-check'
import { createProviderError } from '../../../src/core/createProviderError.ts'
import { matchesExpected } from '../../../src/testing/picture/matchesExpected.ts'

const rich = fc.anything({
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
})

test('a value matches a deep copy of itself', () => {
  fc.assert(fc.property(fc.clone(rich, 2), ([one, other]) => matchesExpected(one, other)))
})

test('a list matches no list from which one element is missing or changed', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (values, seed) => {
      const at = seed % values.length
      expect(matchesExpected(values, values.toSpliced(at, 1))).toBe(false)
      expect(matchesExpected({ values }, { values: values.with(at, { other: Symbol('other') } as never) })).toBe(false)
    }),
  )
})

test.each([
  ['numbers', 1, 2],
  ['a number and its text', 1, '1'],
  ['null and undefined', null, undefined],
  ['a missing key and an undefined one', { a: 1 }, { a: 1, b: undefined }],
  ['an array and a record', [], {}],
  ['dates', new Date(1), new Date(2)],
  ['expressions', /a/, /a/i],
  ['maps', new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]])],
  ['sets', new Set([1]), new Set([2])],
  ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 3)],
  ['buffers', Uint8Array.of(1).buffer, Uint8Array.of(2).buffer],
  ['kinds of bytes', Uint8Array.of(1), Int8Array.of(1)],
  ['boxed numbers', Object(1), Object(2)],
  ['boxed texts', Object('a'), Object('b')],
  ['boxed truths', Object(true), Object(false)],
  ['functions', () => 1, () => 1],
  ['holes', new Array(2), new Array(3)],
  ['symbol keys', { [Symbol.iterator]: 1 }, { [Symbol.iterator]: 2 }],
])('tells different %s apart', (_, received, expected) => {
  expect([matchesExpected(received, expected), matchesExpected(expected, received)]).toEqual([false, false])
})

test('not-a-number is itself', () => {
  expect(matchesExpected({ at: Number.NaN }, { at: Number.NaN })).toBe(true)
})

test('cycles come to an end', () => {
  const [one, other] = [1, 1].map((size) => {
    const node: Record<string, unknown> = { size }
    return Object.assign(node, { self: node })
  })
  expect(matchesExpected(one, other)).toBe(true)
  expect(matchesExpected(one, { size: 1, self: { size: 2 } })).toBe(false)
})

describe('errors', () => {
  const lost = createProviderError('Network', 'gone', { phase: 'body', code: 'ECONNRESET' })

  test('match errors that say the same', () => {
    expect(matchesExpected(lost, createProviderError('Network', 'gone', { phase: 'body', code: 'ECONNRESET' }))).toBe(
      true,
    )
    expect(matchesExpected(lost, createProviderError('Network', 'gone', { phase: 'body', code: 'EPIPE' }))).toBe(false)
    expect(matchesExpected(new Error('a'), new Error('b'))).toBe(false)
    expect(matchesExpected(new Error('a'), new TypeError('a'))).toBe(false)
  })

  test('match a record of some of their fields, and no record with another one', () => {
    expect(matchesExpected(lost, { _tag: 'Network', phase: 'body' })).toBe(true)
    expect(matchesExpected(lost, { _tag: 'Network', phase: 'headers' })).toBe(false)
    expect(matchesExpected(lost, { _tag: 'Network', status: 500 })).toBe(false)
    expect(matchesExpected(lost, { _tag: 'Network', status: undefined })).toBe(true)
  })

  test('inside other values count as well', () => {
    const reset = { type: 'reset', error: lost }
    expect(matchesExpected(reset, { type: 'reset', error: { _tag: 'Network' } })).toBe(true)
    expect(matchesExpected(reset, { type: 'reset', error: { _tag: 'Timeout' } })).toBe(false)
  })

  test('of several lanes are named one by one, none left out', () => {
    const errors = [lost, createProviderError('Empty', 'nothing')]
    const all = createProviderError('AllFailed', 'all failed', { errors })
    expect(matchesExpected(all, { errors: [{ _tag: 'Network' }, { _tag: 'Empty' }] })).toBe(true)
    expect(matchesExpected(all, { errors: [{ _tag: 'Network' }, { _tag: 'Network' }] })).toBe(false)
    expect(matchesExpected(all, { errors: [{ _tag: 'Network' }] })).toBe(false)
  })

  test('hidden fields can be asked for', () => {
    const cut = createProviderError('Interrupted', 'cut', { text: 'Hel' })
    expect(matchesExpected(cut, { _tag: 'Interrupted', text: 'Hel' })).toBe(true)
    expect(matchesExpected(cut, { _tag: 'Interrupted', text: 'He' })).toBe(false)
  })

  test('are never expected where something else came', () => {
    expect(matchesExpected({ _tag: 'Network' }, lost)).toBe(false)
    expect(matchesExpected('error', new Error('error'))).toBe(false)
    expect(matchesExpected(lost, [])).toBe(false)
  })
})

test('records that are no errors must match whole', () => {
  expect(matchesExpected({ type: 'text', text: 'a' }, { type: 'text' })).toBe(false)
})
