import { platform } from '../../../src/wire/web/platform.ts'

test('on the web each chunk is parsed whole', () => {
  const parser = platform.createParser()
  const values = Array.from({ length: 2_000 }, (_, at) => parser.parse(`{"list":[],"word":"${at}"}`))
  expect(values.at(-1)).toEqual({ list: [], word: '1999' })
  expect(new Set(values.map((value) => (value as { list: unknown[] }).list)).size).toBe(2_000)
  expect(parser.repeated).toBe(false)
  expect(() => parser.parse('oops')).toThrow(SyntaxError)
})
