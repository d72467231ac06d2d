import { comment } from '../../../src/testing/parts/comment.ts'

test('has a text of its own, or that of a keep-alive', () => {
  expect(comment('PROCESSING')).toEqual({ part: 'comment', text: 'PROCESSING' })
  expect(comment()).toEqual({ part: 'comment', text: 'keep-alive' })
})

test.each(['a\nb', 'a\r', 5])('%p is not one line', (text) => {
  expect(() => comment(text as string)).toThrow('comment: the text must be one line')
})
