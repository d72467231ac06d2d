import { geminiError } from '../../../src/testing/emulatorWires/geminiError.ts'
import { failure } from '../../../src/testing/parts/failure.ts'

test.each([
  [failure({ code: 503 }), 503, 'UNAVAILABLE'],
  [failure(), 500, 'INTERNAL'],
  [failure({ code: 418 }), 418, 'UNKNOWN'],
  [failure({ code: 400, type: 'FAILED_PRECONDITION' }), 400, 'FAILED_PRECONDITION'],
  [failure({ code: 'text' }), 500, 'INTERNAL'],
])('words an error as Google does', (part, code, status) => {
  expect(geminiError(part)).toEqual({ error: { code, status, message: part.message } })
})
