import { identity, type OperatorFunction, takeUntil } from 'rxjs'
import { abortOn } from './abortOn.ts'
import { createTextInbox } from './createTextInbox.ts'
import { holdUntilContent } from './holdUntilContent.ts'
import { openSource } from './openSource.ts'
import { pairSurrogates } from './pairSurrogates.ts'
import type { Reader } from './Reader.ts'
import { readWithFlow } from './readWithFlow.ts'
import type { Source } from './Source.ts'

interface Body<A> {
  readonly source: Source<A>
  readonly encode: () => OperatorFunction<A, string>
  readonly signal?: AbortSignal | undefined
  /** Hears of every failure. */
  readonly onFailure?: (error: unknown) => void
}

/** Characters of unread text at which the source is held. */
const FULL = 4_096

/**
 * The body of an answer, piece by piece as UTF-8, at the pace of its reader. It fails with an `HttpError` before the first
 * content; afterwards as `encode` will have it.
 */
export function readBody<A>({ source, encode, signal, onFailure }: Body<A>): Reader<string, Uint8Array<ArrayBuffer>> {
  return readWithFlow(
    (flow) =>
      openSource(source, flow).pipe(
        signal ? takeUntil(abortOn(signal)) : identity,
        holdUntilContent(encode(), onFailure),
        pairSurrogates(),
      ),
    createTextInbox(),
    FULL,
  )
}
