import { toProviderError } from './toProviderError.ts'

/** Whether the same provider may be asked again: the error says so itself, a foreign one is classified first. */
export function isRetryable(error: unknown): boolean {
  return toProviderError(error).retryable
}
