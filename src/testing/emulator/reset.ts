import { concat, defer, NEVER, type Observable } from 'rxjs'
import type { Exchange } from './Exchange.ts'
import { silence } from './silence.ts'
import { turn } from './turn.ts'

/** Milliseconds for the client to read what was written. */
const GRACE = 10

/**
 * Resets the connection; nothing comes after it. What was written is given a little time first: a client that finds bytes
 * and the reset at once reports a plain end (libuv does).
 */
export function reset({ recording, response }: Exchange): Observable<never> {
  const strike = defer(() => {
    recording.ending = 'by-server'
    response.socket?.resetAndDestroy()
    return NEVER
  })
  return response.headersSent ? concat(silence(GRACE), turn, strike) : strike
}
