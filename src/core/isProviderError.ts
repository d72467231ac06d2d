import type { ProviderError } from './ProviderError.ts'

const BRAND = Symbol.for('rivulet.ProviderError')

/**
 * Whether `error` is a `ProviderError`, also one that another copy of the package made.
 *
 * @example
 * if (isProviderError(error) && error._tag === 'RateLimited') wait(error.retryAfterMs)
 */
export function isProviderError(error: unknown): error is ProviderError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[BRAND] === true
}
