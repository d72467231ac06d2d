import { failure } from '../../../src/testing/parts/failure.ts'

test('has the words of the vendor, or plain ones', () => {
  expect(failure({ message: 'Overloaded', type: 'overloaded_error', code: 529 })).toEqual({
    part: 'failure',
    message: 'Overloaded',
    type: 'overloaded_error',
    code: 529,
  })
  expect(failure()).toEqual({
    part: 'failure',
    message: 'the emulator was told to fail',
    type: 'server_error',
    code: null,
  })
})

test('a mistyped option is a mistake', () => {
  expect(() => failure({ mesage: 'no' } as never)).toThrow('failure: there is no option "mesage"')
  expect(() => failure({ message: 5 } as never)).toThrow('failure: "message" must be a string')
})
