import type { End } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * The reply ends here in good order on the level of HTTP, without the wire's terminal mark (`[DONE]`, `message_stop`,
 * `done: true`) and without a finish reason: a truncated answer that looks whole to a client that only waits for the end.
 *
 * @example
 * reply('Hel', end())
 */
export function end(): End {
  return createPart({ part: 'end' })
}
