import { reasoning } from '../../../src/testing/parts/reasoning.ts'

test('is a fragment of thought', () => {
  expect(reasoning('hm')).toEqual({ part: 'reasoning', text: 'hm' })
})

test.each([undefined, '', 5])('%p is no text', (text) => {
  expect(() => reasoning(text as string)).toThrow('reasoning: "text" must be a string that is not empty')
})
