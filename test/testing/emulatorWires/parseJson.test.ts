import { parseJson } from '../../../src/testing/emulatorWires/parseJson.ts'

test('gives the value, or the text that is none', () => {
  expect(['{"a":1}', '5', '{"a"', ''].map(parseJson)).toEqual([{ a: 1 }, 5, '{"a"', ''])
})
