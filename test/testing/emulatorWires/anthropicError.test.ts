import { anthropicError } from '../../../src/testing/emulatorWires/anthropicError.ts'
import { failure } from '../../../src/testing/parts/failure.ts'

test('words an error as Anthropic does', () => {
  expect(anthropicError(failure({ message: 'no', type: 'rate_limit_error' }))).toEqual({
    type: 'error',
    error: { type: 'rate_limit_error', message: 'no' },
  })
  expect(anthropicError(failure())).toMatchObject({ error: { type: 'api_error' } })
})
