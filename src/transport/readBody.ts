import {
  catchError,
  defer,
  EMPTY,
  type OperatorFunction,
  reduce,
  type SchedulerLike,
  takeUntil,
  takeWhile,
  timer,
} from 'rxjs'

interface Limits {
  /** Bytes to read; the chunk that reaches it is the last. */
  readonly limit: number
  /** Milliseconds to read for. */
  readonly within: number
  readonly scheduler: SchedulerLike
}

/**
 * The text of a body that explains a failure: as much of it as came within the limits, also where its connection broke.
 * Emits once and completes.
 */
export function readBody({ limit, within, scheduler }: Limits): OperatorFunction<Uint8Array, string> {
  return (bytes) =>
    defer(() => {
      const decoder = new TextDecoder()
      let length = 0
      return bytes.pipe(
        // eslint-disable-next-line rxjs-x/no-unsafe-takeuntil -- what came by then is the result; nothing below subscribes
        takeUntil(timer(within, scheduler)),
        catchError(() => EMPTY),
        takeWhile((chunk) => {
          length += chunk.length
          return length < limit
        }, true),
        reduce((text, chunk) => text + decoder.decode(chunk, { stream: true }), ''),
      )
    })
}
