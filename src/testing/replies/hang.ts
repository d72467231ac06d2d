import type { NoReply } from '../EmulatorScript.ts'
import { createReply } from './createReply.ts'

/**
 * The request is taken and never answered, not even with a head. `reply(stall())` sends the head and then nothing.
 *
 * @example
 * startEmulator({ openai: hang() })
 */
export function hang(): NoReply {
  return createReply({ reply: 'hang' })
}
