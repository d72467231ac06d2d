import { isJsonObject } from '../../src/core/isJsonObject.ts'

test.each([[{}], [{ a: 1 }], [JSON.parse('{"__proto__":1}')], [Object.create(null)]])('%j is one', (value) => {
  expect(isJsonObject(value)).toBe(true)
})

test.each([[null], [undefined], [[]], [[{}]], ['{}'], [1], [true]])('%j is none', (value) => {
  expect(isJsonObject(value)).toBe(false)
})
