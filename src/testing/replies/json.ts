import type { WholeReply } from '../EmulatorScript.ts'
import { status } from './status.ts'

/**
 * Status 200 with this JSON, whatever was asked for: a gateway that reports its errors with 200, or one that ignores
 * `stream: true`.
 *
 * @example
 * json({ error: { message: 'no credits left' } })
 */
export function json(body: unknown): WholeReply {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return status(200, { body: JSON.stringify(body) ?? 'null', headers })
}
