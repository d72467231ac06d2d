import { type ChatEvent, createProviderError, type Provider } from '../index.ts'
import type { Lane } from './Lane.ts'
import type { Environment } from './Terminal.ts'
import { type VendorRow, vendors } from './vendors.ts'

/**
 * The providers of the lanes. Throws `Config` where a key is missing or a base URL is wrong.
 *
 * @param offline the base URL of a vendor that the emulator plays
 */
export function createLanes(
  lanes: readonly Lane[],
  env: Environment,
  offline: (vendor: string) => string,
): Provider<ChatEvent>[] {
  return lanes.map((lane) => {
    const { vendor, model } = lane
    const row: VendorRow = vendors[vendor as keyof typeof vendors]
    const baseUrl = lane.baseUrl ?? (row.offline === undefined ? undefined : offline(vendor))
    const apiKey = row.keys?.map((name) => env[name]?.trim()).find(Boolean)
    // A server of one's own may need no key; the vendor does.
    if (row.keys && apiKey === undefined && baseUrl === undefined) {
      throw createProviderError('Config', `--provider ${lane.label}: the key is missing; set ${row.keys.join(' or ')}`)
    }
    return row.events({
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(model === undefined ? {} : { model }),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    })
  })
}
