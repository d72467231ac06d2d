import { amendProviderError } from '../core/amendProviderError.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { redact } from '../core/redact.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { Reply } from './Reply.ts'

/** Turns whatever broke a reply into the error that the caller sees. */
export type Stamp = (error: unknown) => ProviderError

/**
 * Adds what only the provider knows: its name, whether content was delivered, the request id, the usage so far. A lost
 * connection after content becomes `Interrupted`, and so does half an event at the end of the bytes. Secrets are blacked
 * out, and a cause that quotes one is dropped.
 */
export function createStamp(provider: string, reply: Reply, secrets: () => readonly string[]): Stamp {
  return (thrown) => {
    const error = asInterruption(toProviderError(thrown), reply)
    const hidden = secrets()
    const clean = (text: string) => redact(text, hidden)
    return amendProviderError(error, {
      provider,
      committed: reply.committed || error.committed,
      requestId: error.requestId ?? reply.requestId,
      usage: error.usage ?? reply.usage,
      message: clean(error.message),
      ...(error._tag === 'Decode' ? { input: clean(error.input), path: clean(error.path) } : {}),
      ...(quotes(error.cause, clean) ? { cause: undefined } : {}),
    })
  }
}

function asInterruption(error: ProviderError, reply: Reply): ProviderError {
  const { text, committed, ended } = reply
  if (error._tag === 'Network' && committed) {
    return createProviderError('Interrupted', `the connection was lost: ${error.message}`, { text, cause: error })
  }
  if (error._tag === 'Decode' && error.path === '' && ended) {
    return createProviderError('Interrupted', 'the reply was cut off inside an event', { text })
  }
  return error
}

/** Whether a secret stands anywhere in the chain of causes, in what a log would print of them. */
function quotes(cause: unknown, clean: (text: string) => string, seen = new Set<unknown>()): boolean {
  if (cause === undefined || cause === null || seen.has(cause)) return false
  seen.add(cause)
  if (typeof cause === 'string') return clean(cause) !== cause
  if (typeof cause !== 'object') return false
  return Reflect.ownKeys(cause).some((key) => quotes((cause as Record<PropertyKey, unknown>)[key], clean, seen))
}
