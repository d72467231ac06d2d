import { describeStatus } from '../../../src/testing/emulator/describeStatus.ts'

test.each([
  [400, 'invalid_request_error'],
  [401, 'authentication_error'],
  [402, 'billing_error'],
  [403, 'permission_error'],
  [404, 'not_found_error'],
  [413, 'request_too_large'],
  [422, 'invalid_request_error'],
  [429, 'rate_limit_error'],
  [418, 'invalid_request_error'],
  [500, 'server_error'],
  [529, 'overloaded_error'],
])('%i is a %s', (status, type) => {
  expect(describeStatus(status)).toMatchObject({ type, message: `the emulator was told to answer ${status}` })
})
