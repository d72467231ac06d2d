import { checkConfig } from './checkConfig.ts'
import { createFaces, type VendorFactory } from './createFaces.ts'
import { httpProvider } from './httpProvider.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'
import type { VendorInfo } from './VendorInfo.ts'

/** Makes the factory of a vendor. */
export function createVendor<Chunk extends object, Whole>(vendor: Vendor<Chunk, Whole, VendorInfo>): VendorFactory {
  const events = (config: ProviderConfig = {}) => {
    checkConfig(vendor.info.name, config)
    return httpProvider(vendor, config)
  }
  return createFaces(events, vendor.info)
}
