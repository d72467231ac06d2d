import type { ChatOptions } from '../core/ChatOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderErrorOf } from '../core/ProviderError.ts'

const ONE_VENDORS = ['model', 'headers', 'body'] as const

/** What is meant for one vendor must not reach another: with several lanes it belongs into `withOptions`. */
export function refuseShared(
  owner: string,
  lanes: number,
  options: ChatOptions,
): ProviderErrorOf<'InvalidRequest'> | undefined {
  const found = lanes > 1 ? ONE_VENDORS.find((name) => options[name] !== undefined) : undefined
  if (found === undefined) return undefined
  const message = `${owner}: the option "${found}" would reach every provider; give it to one of them by withOptions`
  return createProviderError('InvalidRequest', message)
}
