import type { ProviderError } from './ProviderError.ts'

/**
 * What happened to one attempt, as `ChatOptions.onAttempt` tells it.
 *
 * - `start`: the request is made; `open`: its head arrived; `first`: its first content arrived
 * - `win`: it was chosen; `lose`: another one was, and this one was cancelled
 * - `fail`, `complete`: it ended by itself; `cancel`: the caller left
 */
export interface AttemptEvent {
  readonly type: 'start' | 'open' | 'first' | 'win' | 'lose' | 'fail' | 'complete' | 'cancel'
  /** Which lane, outermost combinator first; `[]` for a provider that stands alone. */
  readonly lane: readonly number[]
  readonly provider: string
  /** Milliseconds since this attempt started. */
  readonly ms: number
  /** How many content elements it had yielded by then. */
  readonly tokens: number
  /** The HTTP status, with `open`. */
  readonly status?: number
  /** Why, with `fail`. */
  readonly error?: ProviderError
}
