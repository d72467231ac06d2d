import { rememberLast } from '../../src/core/rememberLast.ts'

test('asks once for the same text in a row', () => {
  const find = jest.fn((text: string) => ({ text }))
  const remember = rememberLast(find)
  const first = remember('a')
  expect(first).toEqual({ text: 'a' })
  expect(remember('a')).toBe(first)
  expect(remember('b')).toEqual({ text: 'b' })
  expect(remember('a')).toEqual(first)
  expect(find).toHaveBeenCalledTimes(3)
})

test('what was thrown is no answer', () => {
  const find = jest.fn((text: string): string => {
    if (find.mock.calls.length === 1) throw new Error('not yet')
    return text
  })
  const remember = rememberLast(find)
  expect(() => remember('a')).toThrow('not yet')
  expect(remember('a')).toBe('a')
})
