import type { ChatEvent } from '../core/ChatEvent.ts'
import { nameProvider } from '../core/nameProvider.ts'
import type { Provider } from '../core/Provider.ts'
import { text } from '../core/text.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { VendorInfo } from './VendorInfo.ts'

/** A vendor's two faces and its facts. */
export interface VendorFactory<Config extends ProviderConfig = ProviderConfig> {
  /** The text of the reply. */
  (config?: Config): Provider
  /** Everything that the reply carries. */
  readonly events: (config?: Config) => Provider<ChatEvent>
  readonly info: VendorInfo
}

/** The text face is `text()` over the events face. */
export function createFaces<Config extends ProviderConfig>(
  events: (config?: Config) => Provider<ChatEvent>,
  info: VendorInfo,
): VendorFactory<Config> {
  const words = (config?: Config) => {
    const whole = events(config)
    return nameProvider<Provider>(whole.name, (messages, options) => whole(messages, options).pipe(text()))
  }
  return Object.assign(words, { events, info })
}
