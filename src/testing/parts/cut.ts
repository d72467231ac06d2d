import type { Cut } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * The connection is reset here (TCP RST), as when a proxy or a server process dies. What was written before arrives:
 * the reset follows it by 10 ms.
 *
 * @example
 * reply('Hel', cut())
 */
export function cut(): Cut {
  return createPart({ part: 'cut' })
}
