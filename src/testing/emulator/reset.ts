import { NEVER, type Observable } from 'rxjs'
import type { Exchange } from './Exchange.ts'

/** Resets the connection; nothing comes after it. */
export function reset({ recording, response }: Exchange): Observable<never> {
  recording.ending = 'by-server'
  response.socket?.resetAndDestroy()
  return NEVER
}
