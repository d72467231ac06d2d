import type { ServerResponse } from 'node:http'
import { concat, EMPTY, Observable } from 'rxjs'
import { turn } from './turn.ts'

/**
 * Writes and completes when the system has taken the bytes, in a turn of its own: a client that holds back holds the
 * script back, and one in the same process can leave between two tokens.
 */
export function write(response: ServerResponse, bytes: string | Uint8Array): Observable<never> {
  if (bytes.length === 0) return EMPTY
  const taken = new Observable<never>((over) => {
    response.write(bytes, () => over.complete())
  })
  return concat(taken, turn)
}
