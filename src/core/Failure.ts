/** What a service said of its own failure, in whatever place it said it. */
export interface Failure {
  readonly message: string
  readonly type?: string
  readonly code?: string
  /** The status that the body itself names. */
  readonly status?: number
  /** How long it asks to wait, in milliseconds. */
  readonly retryAfterMs?: number
}
