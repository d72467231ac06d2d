import type { NoReply } from '../EmulatorScript.ts'
import { createReply } from './createReply.ts'

/**
 * The connection is reset before any answer: what a service that has just died looks like. (The port is open and the
 * request was read; for a refused connect use the address of an emulator that was closed.)
 *
 * @example
 * startEmulator({ openai: [refuse(), reply('Hi')] })
 */
export function refuse(): NoReply {
  return createReply({ reply: 'refuse' })
}
