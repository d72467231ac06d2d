import { amendProviderError } from './amendProviderError.ts'
import type { ProviderError } from './ProviderError.ts'
import { toProviderError } from './toProviderError.ts'

/** The same error, saying that content had been delivered, so that nothing above it repeats the attempt. */
export function markCommitted(thrown: unknown): ProviderError {
  const error = toProviderError(thrown)
  return error.committed ? error : amendProviderError(error, { committed: true })
}
