import { createProviderError } from './createProviderError.ts'
import { isContent } from './isContent.ts'
import type { ProviderErrorOf } from './ProviderError.ts'

/**
 * The error of a reply that ended before what it was waited for. Where it had said something else, such as reasoning
 * without text, asking again would give the same.
 */
export function emptyReply(said: readonly unknown[], provider?: string): ProviderErrorOf<'Empty'> {
  const fields = { retryable: !said.some(isContent), ...(provider === undefined ? {} : { provider }) }
  return createProviderError('Empty', 'the reply ended without content', fields)
}
