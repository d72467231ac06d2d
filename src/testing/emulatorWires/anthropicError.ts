import type { Failure } from '../Fault.ts'

/** An error as Anthropic words it, in a stream and as the body of an HTTP error. */
export function anthropicError({ message, type }: Failure): object {
  return { type: 'error', error: { type: type === 'server_error' ? 'api_error' : type, message } }
}
