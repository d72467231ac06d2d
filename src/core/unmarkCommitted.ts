import { amendProviderError } from './amendProviderError.ts'
import { passes } from './passes.ts'
import type { ProviderError } from './ProviderError.ts'
import { toProviderError } from './toProviderError.ts'

/**
 * The same error where what had been said was held back, because a narrower `isContent` asks for more: nothing had been
 * delivered, so the attempt may be repeated where its kind of error allows it.
 */
export function unmarkCommitted(thrown: unknown): ProviderError {
  const error = toProviderError(thrown)
  if (!error.committed) return error
  const { _tag, status = 500 } = error
  return amendProviderError(error, { committed: false, retryable: _tag === 'Upstream' ? passes(status) : undefined })
}
