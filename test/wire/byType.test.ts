import * as t from 'io-ts'
import { byType } from '../../src/wire/byType.ts'

const codec = byType({ word: t.type({ text: t.string }), number: t.partial({ value: t.number }) })

const path = (value: unknown) => {
  const result = codec.decode(value)
  return result._tag === 'Right' ? 'decoded' : result.left.map(({ context }) => context.map(({ key }) => key).join('.'))
}

test.each([
  ['a known type', { type: 'word', text: 'Hi' }],
  ['a known type with more in it', { type: 'number', value: 1, unit: 'cm' }],
  ['another type, whatever is in it', { type: 'picture', text: 5, value: 'x' }],
  ['no type', { text: 5 }],
  ['a type that is no string', { type: 7, text: 5 }],
  ['the name of a thing that every object has', { type: 'constructor' }],
])('takes %s', (_name, value) => {
  expect(codec.is(value)).toBe(true)
  expect(codec.decode(value)).toEqual({ _tag: 'Right', right: value })
})

test.each([
  ['what a known type forbids', { type: 'word', text: 5 }, ['.text']],
  ['what a known type lacks', { type: 'word' }, ['.text']],
  ['null', null, ['']],
  ['a list', [{ type: 'word', text: 'Hi' }], ['']],
  ['a string', 'word', ['']],
])('refuses %s and names the place', (_name, value, places) => {
  expect(codec.is(value)).toBe(false)
  expect(path(value)).toEqual(places)
})
