import { platform } from '#core'
import type { Clue } from './CorePlatform.ts'
import { createProviderError } from './createProviderError.ts'
import { isProviderError } from './isProviderError.ts'
import type { NetworkPhase, ProviderError } from './ProviderError.ts'

interface Context {
  /** Where a lost connection broke. Default `connect`. */
  readonly phase?: NetworkPhase
}

/**
 * Makes a `ProviderError` of anything that was thrown. A `ProviderError` stays as it is, an `AbortError` is
 * `Aborted`; in Node, whatever has a code of the system or of undici is `Network` (or `InvalidRequest`, where nothing was
 * sent because it could not be). Anything else is `Upstream` and may be retried.
 *
 * Causes and aggregates are searched: fetch hides the code in `cause`, a dual-stack connect in `errors`.
 *
 * @example
 * source.pipe(catchError((error: unknown) => of(toProviderError(error)._tag)))
 */
export function toProviderError(error: unknown, { phase = 'connect' }: Context = {}): ProviderError {
  if (isProviderError(error)) return error
  const clues = cluesOf(error)
  const broken = platform.readCodes(clues, phase, error)
  if (broken) return broken
  if (clues[0]?.name === 'AbortError') return createProviderError('Aborted', 'the call was aborted', { cause: error })
  const { message = 'an unknown error' } = clues.find((clue) => clue.message !== '') ?? {}
  return createProviderError('Upstream', message, { retryable: true, cause: error })
}

/** The error, its causes and its parts, outermost first. */
function cluesOf(error: unknown, seen = new Set<unknown>()): Clue[] {
  if (error === undefined || error === null || seen.has(error)) return []
  seen.add(error)
  if (typeof error === 'string') return [{ code: '', name: '', message: error }]
  const { code, name, message, cause, errors } = error as Readonly<Record<string, unknown>>
  const own = { code: word(code), name: word(name), message: word(message) }
  const parts: readonly unknown[] = Array.isArray(errors) ? errors : []
  return [own, ...[cause, ...parts].flatMap((inner) => cluesOf(inner, seen))]
}

/** A DOMException's `code` is a number, which says nothing that its name does not. */
function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
