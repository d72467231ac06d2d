import { expectTypeOf } from 'expect-type'
import { defined } from '../../src/core/defined.ts'

test('keeps the fields that have a value, however little that is', () => {
  const fields = { a: undefined, b: null, c: 0, d: '', e: false }
  expect(Object.entries(defined(fields))).toEqual([
    ['b', null],
    ['c', 0],
    ['d', ''],
    ['e', false],
  ])
})

test('says in its type what may be missing', () => {
  const found = (name?: string) => defined({ name, size: 1 })
  expectTypeOf(found).returns.toHaveProperty('size').toEqualTypeOf<number>()
  const exact: { name?: string; size: number }[] = [found('a'), found()]
  expect(exact).toEqual([{ name: 'a', size: 1 }, { size: 1 }])
})
