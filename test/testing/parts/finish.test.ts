import { finish } from '../../../src/testing/parts/finish.ts'

test('has a word of rivulet or of the vendor', () => {
  expect(finish('length')).toEqual({ part: 'finish', reason: 'length' })
  expect(finish('model_context_window_exceeded').reason).toBe('model_context_window_exceeded')
})

test.each([undefined, '', 5])('%p is no reason', (reason) => {
  expect(() => finish(reason as string)).toThrow('finish: "reason" must be a string that is not empty')
})
