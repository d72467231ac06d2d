import * as t from 'io-ts'
import { from, type Observable } from 'rxjs'
import { contract } from '../contract.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { decodeWith } from '../../src/wire/decodeWith.ts'

const codec = t.type({ n: t.number })
const event = (data: string, name = 'message') => ({ event: name, data })

function outcome<A>(source: Observable<A>) {
  const given: unknown[] = []
  source.subscribe({
    next: (value) => given.push(value),
    error: (error: Error & { toJSON(): unknown }) => given.push(error.toJSON()),
    complete: () => given.push('complete'),
  })
  return given
}

const decode = (data: string, config?: Parameters<typeof decodeWith>[1], name?: string) =>
  outcome(from([event(data, name)]).pipe(config ? decodeWith(codec, config) : decodeWith(codec)))

contract<ReturnType<typeof event>, unknown>(
  'decodeWith',
  (source) => source.pipe(decodeWith(codec, { done: '[DONE]' })),
  {
    element: (letter) => event(JSON.stringify({ n: letter.charCodeAt(0) })),
    result: (letter) => ({ n: letter.charCodeAt(0) }),
  },
)

test('gives what the codec takes, unknown keys and all', () => {
  expect(decode('{"n":1,"more":[2]}')).toEqual([{ n: 1, more: [2] }, 'complete'])
})

test('a codec that transforms does so', () => {
  const upper = new t.Type<string, string, unknown>(
    'Upper',
    t.string.is,
    (value, context) => (typeof value === 'string' ? t.success(value.toUpperCase()) : t.failure(value, context)),
    String,
  )
  expect(outcome(from([event('"a"')]).pipe(decodeWith(upper)))).toEqual(['A', 'complete'])
})

test.each([
  ['{"n":', ''],
  ['oops', ''],
  ['{"n":1}{"n":2}', ''],
  ['{"n":"1"}', 'n'],
  ['{}', 'n'],
  ['null', ''],
  ['42', ''],
  ['[]', ''],
])('%s fails with Decode at "%s"', (data, path) => {
  expect(decode(data)).toEqual([
    { _tag: 'Decode', message: expect.any(String), path, input: data, committed: false, retryable: false },
  ])
})

test('leaves the source when it fails', () => {
  marbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source = cold('  -a-x-a-|', { a: event('{"n":1}'), x: event('oops') })
    const expected = '     -a-#    '
    const sourceSubs = '   ^--!    '
    expectObservable(source.pipe(decodeWith(codec))).toBe(expected, { a: { n: 1 } }, { _tag: 'Decode', input: 'oops' })
    expectSubscriptions(source.subscriptions).toBe(sourceSubs)
  })
})

test.each(['x'.repeat(500), JSON.stringify({ n: 'x'.repeat(500) })])('shows at most 200 characters', (data) => {
  const [error] = decode(data) as { readonly input: string }[]
  expect(error?.input).toBe(data.slice(0, 200))
})

test.each(['oops very-secret', '{"n":"very-secret"}'])('cleans the input before it is cut: %s', (data) => {
  const padded = data.replace('very', `${'x'.repeat(190)}very`)
  const clean = (text: string) => text.replace('very-secret', '…')
  const [error] = decode(padded, { clean }) as { readonly input: string }[]
  expect(error?.input).toBe(clean(padded).slice(0, 200))
  expect(error?.input).not.toContain('very')
})

describe('with a sentinel', () => {
  test.each(['[DONE]', ' [DONE]', '[DONE] ', '\t[DONE]\r'])('%j is done', (data) => {
    expect(decode(data, { done: '[DONE]' })).toEqual(['done', 'complete'])
  })

  test.each(['[DONE]x', '[DONE', '[done]', '[ DONE ]', '[DONE]\n[DONE]', '"[DONE]"'])('%j is not', (data) => {
    expect(decode(data, { done: '[DONE]' })).toMatchObject([{ _tag: 'Decode' }])
  })

  test.each([
    ['', 'message'],
    [' \t', 'message'],
    ['ping', ''],
    ['', ''],
  ])('%j in an event "%s" is a sign of life', (data, name) => {
    expect(decode(data, { done: '[DONE]' }, name)).toEqual(['activity', 'complete'])
    expect(decode(data, { done: undefined }, name)).toEqual(['activity', 'complete'])
  })

  test('a space that JSON does not know is no sign of life', () => {
    expect(decode('\u00a0', { done: '[DONE]' })).toMatchObject([{ _tag: 'Decode' }])
  })

  test('where the wire has none, it is no JSON', () => {
    expect(decode('[DONE]', { done: undefined })).toMatchObject([{ _tag: 'Decode' }])
  })
})

test('without a config nothing is a mark', () => {
  expect(decode('')).toMatchObject([{ _tag: 'Decode' }])
  expect(decode('[DONE]')).toMatchObject([{ _tag: 'Decode' }])
})

describe('events that differ in one string', () => {
  const events = (...words: string[]) => from(words.map((word) => event(JSON.stringify({ id: 'x', word, n: [1] }))))

  test('are checked where what a string says may count', () => {
    const named = t.type({ word: t.keyof({ a: null, b: null }) })
    const words = [...'abababababab']
    const seen = outcome(events(...words, 'c').pipe(decodeWith(named, {})))
    expect(seen.slice(0, -1)).toEqual(words.map((word) => expect.objectContaining({ word })))
    expect(seen.at(-1)).toMatchObject({ _tag: 'Decode', path: 'word' })
  })

  test('are checked where they are of a wrong type all along', () => {
    expect(outcome(events('a', 'b').pipe(decodeWith(t.type({ word: t.number }), {})))).toEqual([
      expect.objectContaining({ _tag: 'Decode', path: 'word' }),
    ])
  })

  test('are values of their own without a config', () => {
    const values = outcome(events(...'abcdefghij').pipe(decodeWith(t.type({ n: t.UnknownArray }))))
    const lists = values.slice(0, 10).map((value) => (value as { n: unknown[] }).n)
    expect(new Set(lists).size).toBe(10)
  })
})
