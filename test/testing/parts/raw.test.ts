import { raw } from '../../../src/testing/parts/raw.ts'

test('keeps text and bytes as they are', () => {
  const bytes = Uint8Array.of(1)
  expect(raw('data: {')).toEqual({ part: 'raw', data: 'data: {' })
  expect(raw(bytes).data).toBe(bytes)
})

test.each([5, null, { data: 'a' }])('%p is neither', (data) => {
  expect(() => raw(data as never)).toThrow('raw: the data must be a string or a Uint8Array')
})
