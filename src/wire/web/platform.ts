import type { WirePlatform } from '../WirePlatform.ts'

/** A page that reads one reply at a time has nothing to gain, so it need not load what a server of many has. */
export const platform: WirePlatform = { createParser: () => ({ parse: JSON.parse, repeated: false }) }
