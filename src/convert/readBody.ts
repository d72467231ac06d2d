import type { OperatorFunction } from 'rxjs'
import { createTextInbox } from './createTextInbox.ts'
import { holdUntilContent } from './holdUntilContent.ts'
import { openSource } from './openSource.ts'
import type { Reader } from './Reader.ts'
import { readWithFlow } from './readWithFlow.ts'
import type { Source } from './Source.ts'

/** Characters of unread text at which the source is held. */
const FULL = 16_384

/**
 * The body of an answer, piece by piece, at the pace of its reader. It fails with an `HttpError` before the first
 * content; afterwards as `encode` will have it.
 */
export function readBody<A>(
  source: Source<A>,
  encode: OperatorFunction<A, string>,
  onFailure?: (error: unknown) => void,
): Reader<string, string> {
  return readWithFlow(
    (flow) => openSource(source, flow).pipe(holdUntilContent(encode, onFailure)),
    createTextInbox(),
    FULL,
  )
}
