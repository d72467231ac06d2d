import * as t from 'io-ts'
import { optional } from '../../src/wire/optional.ts'

const codec = t.partial({ name: optional(t.string) })

test.each([{}, { name: 'a' }, { name: '' }, { name: null }, { name: undefined }])('takes %j', (value) => {
  expect(codec.is(value)).toBe(true)
  expect(codec.decode(value)).toEqual({ _tag: 'Right', right: value })
})

test.each([{ name: 5 }, { name: false }, { name: {} }, { name: [] }])('refuses %j', (value) => {
  expect(codec.is(value)).toBe(false)
  expect(codec.decode(value)._tag).toBe('Left')
})
