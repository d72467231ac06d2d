import { createProviderError } from '../core/createProviderError.ts'
import type { Provider } from '../core/Provider.ts'

/** Throws `Config` unless there is at least one lane and each of them is a provider. */
export function checkLanes(owner: string, providers: readonly Provider<unknown>[]): void {
  if (!Array.isArray(providers) || providers.length === 0) {
    throw createProviderError('Config', `${owner}: the list of providers is empty`)
  }
  const wrong = providers.findIndex((provider) => typeof provider !== 'function')
  if (wrong >= 0)
    throw createProviderError('Config', `${owner}: providers[${wrong}] must be a provider, which is a function`)
}
