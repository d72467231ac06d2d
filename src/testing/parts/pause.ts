import { checkOptions, rule } from '../../core/checkOptions.ts'
import type { Pause } from '../Fault.ts'
import { createPart } from './createPart.ts'

/**
 * Silence for `ms` milliseconds, then the reply goes on. For `reply` and `scriptedProvider`.
 *
 * @example
 * reply('Hel', pause(300), 'lo')
 */
export function pause(ms: number): Pause {
  checkOptions('pause', { ms: ms ?? null }, { ms: rule.time })
  return createPart({ part: 'pause', ms })
}
