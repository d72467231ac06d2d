import { type Observable, tap } from 'rxjs'
import type { AttemptEvent, ChatEvent } from '../index.ts'
import type { Output } from './Terminal.ts'

type Reply = (onAttempt: (event: AttemptEvent) => void) => Observable<ChatEvent>

/** Writes a JSON object per event, one per line: the attempts as `{"type":"attempt","event":"start",…}`. */
export function writeEvents(reply: Reply, output: Output): Observable<ChatEvent> {
  const write = (event: object) => void output.write(`${JSON.stringify(event)}\n`)
  return reply(({ type, ms, ...rest }) => write({ type: 'attempt', event: type, ms: Math.round(ms), ...rest })).pipe(
    tap((event) => write(event)),
  )
}
