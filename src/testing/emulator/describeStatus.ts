import type { Failure } from '../Fault.ts'

const types: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  422: 'invalid_request_error',
  429: 'rate_limit_error',
  529: 'overloaded_error',
}

/** What the emulator says of a status that was scripted without a body. */
export function describeStatus(status: number): Failure {
  const type = types[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error')
  return { part: 'failure', message: `the emulator was told to answer ${status}`, type, code: null }
}
