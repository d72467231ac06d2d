import { identity, type OperatorFunction, takeUntil } from 'rxjs'
import { abortOn } from '../core/abortOn.ts'
import { holdUntilContent } from './holdUntilContent.ts'
import type { Source } from './openSource.ts'
import type { Reader } from './Reader.ts'
import { readText } from './readText.ts'

interface Body<A> {
  readonly source: Source<A>
  readonly encode: () => OperatorFunction<A, string>
  readonly signal?: AbortSignal | undefined
  /** Hears of every failure. */
  readonly onFailure?: (error: unknown) => void
}

/**
 * The body of an answer, piece by piece as UTF-8, at the pace of its reader. It fails with an `HttpError` before the first
 * content; afterwards as `encode` will have it.
 */
export function readBody<A>({ source, encode, signal, onFailure }: Body<A>): Reader<string, Uint8Array<ArrayBuffer>> {
  return readText(source, (reply) =>
    reply.pipe(
      signal ? takeUntil(abortOn(signal)) : identity,
      holdUntilContent((elements) => encode()(elements), onFailure),
    ),
  )
}
