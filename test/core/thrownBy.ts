import { isProviderError } from '../../src/core/isProviderError.ts'
import type { ProviderError } from '../../src/core/ProviderError.ts'

/** The `ProviderError` that `act` throws; anything else fails the test. */
export function thrownBy(act: () => unknown): ProviderError {
  try {
    act()
  } catch (error) {
    if (isProviderError(error)) return error
    throw new Error('something else than a ProviderError was thrown', { cause: error })
  }
  throw new Error('nothing was thrown')
}
