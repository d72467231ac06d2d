import { amendProviderError } from './amendProviderError.ts'
import { isProviderError } from './isProviderError.ts'

/** The same error, saying that content had been delivered, so that nothing above it repeats the attempt. */
export function markCommitted(error: unknown): unknown {
  return isProviderError(error) && !error.committed ? amendProviderError(error, { committed: true }) : error
}
