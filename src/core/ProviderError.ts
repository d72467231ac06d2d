import type { Usage } from './ChatEvent.ts'

/** Which limit passed: to connect, without any byte, to the first content, between contents, for the whole reply. */
export type TimeoutPhase = 'connect' | 'idle' | 'first' | 'each' | 'total'

/** Where the connection broke. */
export type NetworkPhase = 'connect' | 'tls' | 'headers' | 'body'

/** What every error carries. */
export interface ProviderErrorBase<Tag extends string> extends Error {
  readonly _tag: Tag
  readonly provider?: string
  /** Content had been delivered before the failure; nothing may be repeated. */
  readonly committed: boolean
  /** Whether the same provider may be asked again. */
  readonly retryable: boolean
  /** Which try this was, from 1; stamped by `retryBackoff`. */
  readonly attempt?: number
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number
  readonly status?: number
  readonly requestId?: string
  /** What the failed reply had cost, where known. */
  readonly usage?: Usage
  /** The tagged record: what to log and what to compare in tests. */
  toJSON(): ProviderErrorRecord
}

export type ProviderErrorRecord = Readonly<Record<string, unknown>> & {
  readonly _tag: ProviderError['_tag']
  readonly message: string
}

interface TimeoutError extends ProviderErrorBase<'Timeout'> {
  readonly phase: TimeoutPhase
  readonly ms: number
}

interface NetworkError extends ProviderErrorBase<'Network'> {
  readonly phase: NetworkPhase
  /** The system's or the client's code, such as `ECONNREFUSED`. */
  readonly code?: string
}

interface InterruptedError extends ProviderErrorBase<'Interrupted'> {
  /** The text so far. Not enumerable: it never reaches a log by itself. */
  readonly text: string
}

interface DecodeError extends ProviderErrorBase<'Decode'> {
  /** Where in the JSON, such as `choices.0.delta.content`; `''` where it was no JSON at all. */
  readonly path: string
  /** At most 200 characters of what came, with secrets taken out. */
  readonly input: string
}

interface AllFailedError extends ProviderErrorBase<'AllFailed'> {
  /** One error per lane, in lane order. */
  readonly errors: readonly ProviderError[]
}

/**
 * Whatever can fail, fails with one of these: a real `Error` (stack, `cause`) with a `_tag` to switch on.
 * Recognise it with `isProviderError`, never by `instanceof`.
 */
export type ProviderError =
  | ProviderErrorBase<'Config'>
  | ProviderErrorBase<'InvalidRequest'>
  | ProviderErrorBase<'Unauthorized'>
  | ProviderErrorBase<'RateLimited'>
  | ProviderErrorBase<'QuotaExhausted'>
  | ProviderErrorBase<'HttpStatus'>
  | ProviderErrorBase<'Upstream'>
  | NetworkError
  | InterruptedError
  | TimeoutError
  | DecodeError
  | ProviderErrorBase<'TooLarge'>
  | ProviderErrorBase<'Empty'>
  | ProviderErrorBase<'CircuitOpen'>
  | ProviderErrorBase<'Overloaded'>
  | ProviderErrorBase<'Aborted'>
  | AllFailedError

export type ProviderErrorTag = ProviderError['_tag']

/** The member of the union with this tag. */
export type ProviderErrorOf<Tag extends ProviderErrorTag> = Extract<ProviderError, { readonly _tag: Tag }>
