import { defer, type OperatorFunction, tap } from 'rxjs'
import { isContent } from '../core/isContent.ts'
import { operate } from '../core/operate.ts'
import { toHttpError } from './toHttpError.ts'

/**
 * Lets `encode` speak only once the source has content, so that an answer's status can still tell of a failure before.
 *
 * ```
 * source  --a--b--#         --#
 * encode  --A--B--(E|)      --(E|)
 * =       --A--B--(E|)      --#          the error of the source, as an HttpError
 * ```
 *
 * What the encoder makes of an error before the first content is dropped. `onFailure` hears of every failure.
 */
export function holdUntilContent<A, B>(
  encode: OperatorFunction<A, B>,
  onFailure: (error: unknown) => void = () => {},
): OperatorFunction<A, B> {
  return (source) =>
    defer(() => {
      let content = false
      let failure: { readonly error: unknown } | undefined
      const fail = (error: unknown) => {
        failure ??= { error }
        onFailure(failure.error)
      }
      const watched = source.pipe(
        tap({
          next: (element) => (content ||= isContent(element)),
          error: fail,
        }),
      )
      return defer(() => encode(watched)).pipe(
        operate<B, B>((out) => {
          let open = false
          const held: B[] = []
          const release = () => {
            open = true
            for (const frame of held.splice(0)) out.next(frame)
          }
          return {
            next(frame) {
              if (!open && content && failure === undefined) release()
              if (open) out.next(frame)
              else held.push(frame)
            },
            error(error) {
              if (failure === undefined) fail(error)
              out.error(open ? error : toHttpError(error))
            },
            complete() {
              if (!open && failure !== undefined) out.error(toHttpError(failure.error))
              else {
                release()
                out.complete()
              }
            },
          }
        }),
      )
    })
}
