import { amendProviderError } from '../core/amendProviderError.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { Reply } from './Reply.ts'

/** Turns whatever broke a reply into the error that the caller sees. */
export type Stamp = (error: unknown) => ProviderError

/** Characters of a message; before that it is cleaned of secrets, which a cut might halve. */
const LONGEST = 2_000
const CLEANED = 32 * LONGEST

/**
 * Adds what only the provider knows: its name, whether content was delivered, the request id, the usage so far. A lost
 * connection after content becomes `Interrupted`, and so does half an event at the end of the bytes. Secrets are blacked
 * out by `clean`, and a cause that quotes one is dropped.
 */
export function createStamp(provider: string, reply: Reply, clean: (text: string) => string): Stamp {
  return (thrown) => {
    const error = asInterruption(toProviderError(thrown), reply)
    const { requestId = reply.requestId } = error
    return amendProviderError(error, {
      provider,
      committed: reply.committed || error.committed,
      usage: error.usage ?? reply.cost,
      requestId: requestId && clean(requestId),
      message: cut(clean(error.message.slice(0, CLEANED))),
      ...(error._tag === 'Decode' ? { input: clean(error.input), path: clean(error.path) } : {}),
      cause: quotes(error.cause, clean) ? undefined : error.cause,
    })
  }
}

function cut(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message
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
function quotes(cause: unknown, clean: (text: string) => string): boolean {
  try {
    const said = textsIn(cause).join('\n')
    return clean(said) !== said
  } catch {
    // What cannot be looked at cannot be trusted.
    return true
  }
}

function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const parts = Reflect.ownKeys(value).flatMap((key) => [key, (value as Record<PropertyKey, unknown>)[key]])
  return parts.flatMap((part) => textsIn(part, seen))
}
