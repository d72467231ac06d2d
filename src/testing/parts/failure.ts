import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { Failure } from '../Fault.ts'
import { createPart } from './createPart.ts'

/** The vendor's words for the error. All optional. */
export interface FailureOptions {
  /** Default: says that the emulator was told to fail. */
  readonly message?: string
  /** The vendor's kind of error, such as `overloaded_error`. Default `server_error`. */
  readonly type?: string
  /** The vendor's code, such as `rate_limit_exceeded` or 429. Default null. */
  readonly code?: string | number | null
}

/**
 * An error event inside a reply of status 200, in the shape of the wire. No finish and no terminal mark come after it.
 *
 * @example
 * reply(failure({ type: 'overloaded_error', message: 'Overloaded' }))
 * reply('Hel', failure({ code: 429 }))
 */
export function failure(options: FailureOptions = {}): Failure {
  checkOptions('failure', options, { message: rule.string, type: rule.string, code: rule.any })
  const { message = 'the emulator was told to fail', type = 'server_error', code = null } = options
  return createPart({ part: 'failure', message, type, code })
}
