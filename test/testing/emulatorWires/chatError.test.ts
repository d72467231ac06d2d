import { chatError } from '../../../src/testing/emulatorWires/chatError.ts'
import { failure } from '../../../src/testing/parts/failure.ts'

test('words an error as OpenAI does', () => {
  expect(chatError(failure({ message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' }))).toEqual({
    error: { message: 'slow down', type: 'requests', param: null, code: 'rate_limit_exceeded' },
  })
})
