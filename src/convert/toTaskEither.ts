import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Observable } from 'rxjs'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import { toText } from './toText.ts'

/**
 * The whole text of a stream as an fp-ts `TaskEither`: `Right` with the text, or `Left` with the `ProviderError`.
 *
 * ```
 * source  -a--b-c-|            -a--#
 * task    --------right(abc)   ----left(error)
 * ```
 *
 * Nothing is asked before the task runs, and each run is a request of its own. Its promise never rejects. What is not a
 * `ProviderError` becomes one, as `toProviderError` says. The text before an error is lost, but for that of
 * `Interrupted`, which carries it. It takes strings, as `toText` does, and the same `text()` before it.
 *
 * @example
 * pipe(toTaskEither(chat(messages)), TE.map((answer) => answer.length))
 */
export function toTaskEither(source: Observable<string>): TaskEither<ProviderError, string> {
  // The two records as fp-ts defines them: its module would cost every user of the entry point its load time.
  return () =>
    toText(source).then(
      (right) => ({ _tag: 'Right', right }),
      (error: unknown) => ({ _tag: 'Left', left: toProviderError(error) }),
    )
}
