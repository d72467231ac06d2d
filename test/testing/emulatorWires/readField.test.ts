import { readField } from '../../../src/testing/emulatorWires/readField.ts'

test('gives the field, or undefined where there is none', () => {
  expect(readField({ a: 1 }, 'a')).toBe(1)
  expect([{}, null, undefined, 5, 'text', []].map((value) => readField(value, 'a'))).toEqual(Array(6).fill(undefined))
})
