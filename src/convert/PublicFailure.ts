import type { ProviderErrorTag } from '../core/ProviderError.ts'

/** What a client is told of a failure. */
export interface PublicFailure {
  readonly _tag: ProviderErrorTag
  readonly message: string
  /** How long to wait before asking again, in milliseconds. */
  readonly retryAfterMs?: number
}
