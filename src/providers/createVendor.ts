import type { ChatEvent } from '../core/ChatEvent.ts'
import { pipeProvider } from '../core/pipeProvider.ts'
import type { Provider } from '../core/Provider.ts'
import { text } from '../core/text.ts'
import { checkConfig } from './checkConfig.ts'
import { httpProvider } from './httpProvider.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'
import type { VendorInfo } from './VendorInfo.ts'

/** A vendor's two faces and its facts. */
export interface VendorFactory<Config extends ProviderConfig = ProviderConfig> {
  /** The text of the reply. */
  (config?: Config): Provider
  /** Everything that the reply carries. */
  readonly events: (config?: Config) => Provider<ChatEvent>
  readonly info: VendorInfo
}

/** Makes the factory of a vendor. The text face is `text()` over the events face. */
export function createVendor<Chunk extends object, Whole>(vendor: Vendor<Chunk, Whole>): VendorFactory {
  const events = (config: ProviderConfig = {}) => {
    checkConfig(vendor.info.name, config)
    return httpProvider(vendor, config)
  }
  return Object.assign((config?: ProviderConfig) => pipeProvider(events(config), text()), { events, info: vendor.info })
}
