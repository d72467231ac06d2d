import type { Observable } from 'rxjs'
import { createTextInbox } from './createTextInbox.ts'
import { openSource, type Source } from './openSource.ts'
import { pairSurrogates } from './pairSurrogates.ts'
import type { Reader } from './Reader.ts'
import { readWithFlow } from './readWithFlow.ts'

/** Characters of unread text at which the source is held. */
const FULL = 4_096

/** What `write` makes of the source as UTF-8, at the pace of its reader: all that came since the last read at once. */
export function readText<A>(
  source: Source<A>,
  write: (elements: Observable<A>) => Observable<string>,
): Reader<string, Uint8Array<ArrayBuffer>> {
  return readWithFlow((flow) => write(openSource(source, flow)).pipe(pairSurrogates()), createTextInbox(), FULL)
}
