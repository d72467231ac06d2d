import type { Failure } from '../Fault.ts'

/** An error as OpenAI words it, in a stream and as the body of an HTTP error. */
export function chatError({ message, type, code }: Failure): object {
  return { error: { message, type, param: null, code } }
}
