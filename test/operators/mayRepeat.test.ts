import { createProviderError } from '../../src/core/createProviderError.ts'
import { mayRepeat } from '../../src/operators/mayRepeat.ts'

test('nothing is repeated after content, or once it was aborted', () => {
  expect(mayRepeat(createProviderError('Network', 'lost', { phase: 'body' }))).toBe(true)
  expect(mayRepeat(createProviderError('Network', 'lost', { phase: 'body', committed: true }))).toBe(false)
  expect(mayRepeat(createProviderError('Aborted', 'by the caller'))).toBe(false)
})
