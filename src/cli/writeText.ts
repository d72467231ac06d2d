import { catchError, defer, type Observable, tap, throwError } from 'rxjs'
import type { AttemptEvent } from '../index.ts'
import type { LaneView } from './LaneView.ts'
import { printable } from './printable.ts'
import type { Output } from './Terminal.ts'

type Reply = (onAttempt: (event: AttemptEvent) => void) => Observable<string>

/** Writes the text as it comes and ends its last line; the lanes are shown above and below it. */
export function writeText(reply: Reply, output: Output, createView: () => LaneView): Observable<string> {
  return defer(() => {
    const view = createView()
    let written = ''
    const end = () => {
      if (written !== '' && !written.endsWith('\n')) output.write('\n')
      written = ''
      view.end()
    }
    return reply((event) => view.tell(event)).pipe(
      tap({
        next(text) {
          written = output.isTTY ? printable(text) : text
          output.write(written)
        },
        complete: end,
        unsubscribe: end,
      }),
      // By then the lanes are unsubscribed and have said so.
      catchError((error: unknown) =>
        defer(() => {
          end()
          return throwError(() => error)
        }),
      ),
    )
  })
}
