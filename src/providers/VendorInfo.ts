/** Facts about a vendor. */
export interface VendorInfo {
  readonly name: string
  /** The vendor's site. */
  readonly url: string
  readonly baseUrl: string
  /** Whether the service is known to answer today. */
  readonly working: boolean
  readonly needsKey: boolean
  readonly supportsStream: boolean
  readonly supportsMessageHistory: boolean
  readonly supportsGpt35Turbo: boolean
  readonly defaultModel?: string
}
