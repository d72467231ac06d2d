import { defer } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import type { Provider } from '../../src/core/Provider.ts'

/** The streams of one call. */
export const asked = (providers: readonly Provider<ChatEvent>[], ...call: Parameters<Provider>) =>
  providers.map((provider) => defer(() => provider(...call)))
