import { createProviderError } from '../../src/core/createProviderError.ts'
import { unmarkCommitted } from '../../src/core/unmarkCommitted.ts'

test('says that nothing had been delivered, and lets the kind of error decide whether to repeat', () => {
  const lost = createProviderError('Interrupted', 'lost', { text: 'so far', committed: true })
  const refused = createProviderError('Unauthorized', 'who are you', { committed: true })

  expect(unmarkCommitted(lost).toJSON()).toEqual({
    _tag: 'Interrupted',
    message: 'lost',
    committed: false,
    retryable: true,
  })
  expect(unmarkCommitted(refused)).toMatchObject({ committed: false, retryable: false })
})

test.each([
  [undefined, true],
  [503, true],
  [418, false],
])('an error inside a reply, of status %p, may pass: %p', (status, retryable) => {
  const fields = status === undefined ? {} : { status }
  const error = createProviderError('Upstream', 'broke', { committed: true, ...fields })

  expect(unmarkCommitted(error)).toMatchObject({ committed: false, retryable })
})

test('leaves an error alone that says so itself', () => {
  const error = createProviderError('Network', 'refused', { phase: 'connect' })

  expect(unmarkCommitted(error)).toBe(error)
})

test('makes a ProviderError of anything else', () => {
  expect(unmarkCommitted(new Error('boom'))).toMatchObject({ _tag: 'Upstream', message: 'boom', committed: false })
})
