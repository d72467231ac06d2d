import type { ServerResponse } from 'node:http'
import { EMPTY, Observable } from 'rxjs'

/**
 * Writes and completes when the system has taken the bytes, in a turn of its own: a client that holds back holds the
 * script back, and one in the same process can leave between two tokens.
 */
export function write(response: ServerResponse, bytes: string | Uint8Array): Observable<never> {
  if (bytes.length === 0) return EMPTY
  return new Observable((written) => {
    let turn: NodeJS.Immediate | undefined
    response.write(bytes, () => {
      turn = setImmediate(() => written.complete())
    })
    return () => clearImmediate(turn)
  })
}
