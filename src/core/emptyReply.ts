import type { Usage, UsageEvent } from './ChatEvent.ts'
import { createProviderError } from './createProviderError.ts'
import { isContent } from './isContent.ts'
import { isJsonObject } from './isJsonObject.ts'
import type { ProviderErrorOf } from './ProviderError.ts'

/**
 * The error of a reply that ended before what it was waited for. Where it had said something else, such as reasoning
 * without text, asking again would give the same.
 */
export function emptyReply(said: readonly unknown[], provider?: string): ProviderErrorOf<'Empty'> {
  const usage = said.find(isUsage)
  return createProviderError('Empty', 'the reply ended without content', {
    retryable: !said.some(isContent),
    usage: usage && countsOf(usage),
    provider,
  })
}

function isUsage(element: unknown): element is UsageEvent {
  return isJsonObject(element) && element.type === 'usage'
}

function countsOf({ type: _type, ...counts }: UsageEvent): Usage {
  return counts
}
