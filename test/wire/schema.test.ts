import { expectTypeOf } from 'expect-type'
import { schema, type TypeOf } from '../../src/wire/schema.ts'

test('is the description itself, and has its type', () => {
  const describe = jest.fn()
  expect(schema(describe)).toBe(describe)
  expect(describe).not.toHaveBeenCalled()

  const _reply = schema((json) =>
    json.intersect(json.struct({ list: json.array(json.union(json.string, json.number)) }))(
      json.partial({ text: json.nullable(json.string), rest: json.unknown }),
    ),
  )
  type Reply = TypeOf<typeof _reply>
  expectTypeOf<Reply['list']>().toEqualTypeOf<(string | number)[]>()
  expectTypeOf<Reply['text']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf<Reply['rest']>().toBeUnknown()

  const _event = schema((json) => json.byType({ word: json.struct({ text: json.string }), end: json.partial({}) }))
  type Event = TypeOf<typeof _event>
  expectTypeOf<Extract<Event, { type: 'word' }>['text']>().toEqualTypeOf<string>()
  expectTypeOf<Event['type']>().toEqualTypeOf<'word' | 'end' | undefined>()
})
