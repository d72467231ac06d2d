import * as fc from 'fast-check'
import * as t from 'io-ts'
import { Schemable, WithUnion } from 'io-ts/lib/Type.js'
import { isJsonObject } from '../../src/core/isJsonObject.ts'
import { Mismatch } from '../../src/wire/Mismatch.ts'
import { chatChunk } from '../../src/wire/openaiChat/chatChunk.ts'
import { type Schema, schema } from '../../src/wire/schema.ts'
import { shapeOf } from '../../src/wire/shapeOf.ts'
import { spoil } from './spoil.ts'

/** The same schema as io-ts itself understands it, and the two words that it does not have. */
function codecOf<A>(described: Schema<A>): t.Type<A> {
  const json = { ...Schemable, ...WithUnion, unknown: t.unknown, byType }
  return (described as unknown as (json: unknown) => t.Type<A>)(json)
}

function byType(members: Readonly<Record<string, t.Mixed>>): t.Type<unknown, unknown, unknown> {
  const is = (value: unknown): value is unknown =>
    isJsonObject(value) &&
    (Object.entries(members)
      .find(([type]) => type === value.type)?.[1]
      .is(value) ??
      true)
  return new t.Type(
    'byType',
    is,
    (value, context) => (is(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  )
}

const takes = (codec: t.Mixed, value: unknown) => codec.decode(value)._tag === 'Right'

const every = schema((json) =>
  json.struct({
    text: json.string,
    count: json.number,
    flag: json.boolean,
    nothing: json.nullable(json.string),
    anything: json.unknown,
    list: json.array(json.union(json.string, json.struct({ deep: json.nullable(json.number) }))),
    some: json.partial({
      text: json.nullable(json.string),
      other: json.intersect(json.struct({ b: json.number }))(json.partial({ a: json.string })),
    }),
    record: json.record(json.number),
    any: json.struct({ list: json.array(json.unknown), object: json.record(json.unknown) }),
    event: json.byType({ word: json.struct({ text: json.string }), end: json.partial({ at: json.number }) }),
  }),
)

const sample = {
  text: 'a',
  count: 1,
  flag: true,
  nothing: null,
  anything: {},
  list: ['a', { deep: null }],
  some: { text: null, other: { a: 'a', b: 1 } },
  record: { one: 1, two: 2 },
  any: { list: [1], object: { a: 1 } },
  event: { type: 'word', text: 'a' },
}

describe('the shape of a schema', () => {
  test('takes what io-ts takes', () => {
    expect([shapeOf(every).is(sample), takes(codecOf(every), sample)]).toEqual([true, true])
  })

  test('gives the answer of io-ts for every JSON value', () => {
    const [shape, codec] = [shapeOf(every), codecOf(every)]
    let refused = 0
    fc.assert(
      fc.property(spoil(sample), (value) => {
        const answer = takes(codec, value)
        if (!answer) refused += 1
        return shape.is(value) === answer
      }),
      { numRuns: 3_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  test('gives the answer of io-ts for spoilt chat chunks', () => {
    const chunk: unknown = JSON.parse(
      '{"id":"x","choices":[{"index":0,"delta":{"content":[{"type":"text","text":"a"}],"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]},"finish_reason":null}],"usage":{"prompt_tokens":1}}',
    )
    const [shape, codec] = [shapeOf(chatChunk), codecOf(chatChunk)]
    fc.assert(
      fc.property(spoil(chunk), (value) => shape.is(value) === takes(codec, value)),
      { numRuns: 2_000 },
    )
  })

  test.each<[object, string, unknown, string]>([
    [{ text: 5 }, 'text', 5, 'a string'],
    [{ count: '5' }, 'count', '5', 'a number'],
    [{ flag: 0 }, 'flag', 0, 'true or false'],
    [{ nothing: 5 }, 'nothing', 5, 'a string'],
    [{ text: undefined }, 'text', undefined, 'a string'],
    [{ list: {} }, 'list', {}, 'an array'],
    [{ list: ['a', 5] }, 'list.1', 5, 'a string or an object'],
    [{ list: ['a', { deep: 'x' }] }, 'list.1.deep', 'x', 'a number'],
    [{ some: [] }, 'some', [], 'an object'],
    [{ some: { other: { a: 5, b: 1 } } }, 'some.other.a', 5, 'a string'],
    [{ some: { other: { a: 'a' } } }, 'some.other.b', undefined, 'a number'],
    [{ record: { one: 1, two: '2' } }, 'record.two', '2', 'a number'],
    [{ any: { list: {}, object: {} } }, 'any.list', {}, 'an array'],
    [{ any: { list: [], object: [] } }, 'any.object', [], 'an object'],
    [{ event: 'word' }, 'event', 'word', 'an object'],
    [{ event: { type: 'end', at: 'x' } }, 'event.at', 'x', 'a number'],
  ])('%j: names the place, what stood there and what should', (part, path, found, expected) => {
    expect(shapeOf(every).decode({ ...sample, ...part })).toEqual(new Mismatch(found, expected, path.split('.')))
  })
})

describe('objects that say their type', () => {
  const shape = shapeOf(
    schema((json) =>
      json.byType({ word: json.struct({ text: json.string }), number: json.partial({ value: json.number }) }),
    ),
  )

  test.each([
    ['a known type', { type: 'word', text: 'Hi' }],
    ['a known type with more in it', { type: 'number', value: 1, unit: 'cm' }],
    ['another type, whatever is in it', { type: 'picture', text: 5, value: 'x' }],
    ['no type', { text: 5 }],
    ['a type that is no string', { type: 7, text: 5 }],
    ['the name of a thing that every object has', { type: 'constructor' }],
  ])('may be of %s', (_name, value) => {
    expect(shape.decode(value)).toBe(value)
  })

  test.each([
    ['what a known type forbids', { type: 'word', text: 5 }, ['text']],
    ['what a known type lacks', { type: 'word' }, ['text']],
    ['null', null, []],
    ['a list', [{ type: 'word', text: 'Hi' }], []],
    ['a string', 'word', []],
  ])('are not %s', (_name, value, path) => {
    expect(shape.decode(value)).toMatchObject({ path })
  })
})
