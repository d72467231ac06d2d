import { isProviderError } from '../core/isProviderError.ts'
import type { ProviderError, ProviderErrorTag } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'

/** What a client is told of a failure. */
export interface PublicFailure {
  readonly _tag: ProviderErrorTag
  readonly message: string
  /** How long to wait before asking again, in milliseconds. */
  readonly retryAfterMs?: number
}

/**
 * What a client may hear of a failure: its tag, and its message unless that may tell of keys, addresses or code. A
 * service quotes parts of the key that it refuses, the system names hosts, and a foreign error may say anything.
 */
export function describeFailure(error: unknown): PublicFailure {
  const known = toProviderError(error)
  const { _tag } = known
  const message = isProviderError(error) ? (HIDDEN[_tag] ?? ownWords(known)) : 'the reply failed'
  const wait = waitOf(known)
  return { _tag, message, ...(wait === undefined ? {} : { retryAfterMs: wait }) }
}

const HIDDEN: Partial<Record<ProviderError['_tag'], string>> = {
  AllFailed: 'no model service gave an answer',
  Config: 'this server is not set up for it',
  Decode: 'the model service sent what cannot be read',
  Network: 'the connection to the model service failed',
  Unauthorized: 'the model service refused this server',
}

/** An `Upstream` with a cause is a foreign error that was wrapped on its way. */
function ownWords({ _tag, message, cause }: ProviderError): string {
  return _tag === 'Upstream' && cause !== undefined ? 'the reply failed' : message
}

/** Where every lane asks to wait, the shortest wait will do. */
function waitOf(error: ProviderError): number | undefined {
  if (error._tag !== 'AllFailed') return error.retryAfterMs
  const waits = error.errors.map(waitOf)
  return waits.every((wait) => wait !== undefined) && waits.length > 0 ? Math.min(...waits) : undefined
}
