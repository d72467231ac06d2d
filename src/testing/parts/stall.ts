import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { Stall } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * Silence, for ever unless `ms` (milliseconds) is given; the connection stays open. For `reply` and `scriptedProvider`.
 *
 * The fault that a client without a timeout never notices. As the first part it comes after the head of the reply;
 * `hang()` keeps back the head as well.
 *
 * @example
 * reply('Hel', stall())        // the rest never comes
 * reply('Hel', stall(2_000), 'lo')
 */
export function stall(ms: number = Infinity): Stall {
  checkOptions('stall', { ms }, { ms: rule.delay })
  return createPart({ part: 'stall', ms })
}
