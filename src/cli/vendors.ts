import { type ChatEvent, codeLinkAva, openai, type Provider, type ProviderConfig, vitalentum, ylokh } from '../index.ts'

/** What the program knows of a vendor. */
export interface VendorRow {
  readonly events: (config: ProviderConfig) => Provider<ChatEvent>
  /** The environment variables that may hold its key; the first one that is set counts. */
  readonly keys?: readonly string[]
  /** It has one model and takes no other. */
  readonly oneModel?: boolean
  /**
   * Its service is gone: unless a base URL is given, the embedded emulator plays it, with the first token after so many
   * milliseconds.
   */
  readonly offline?: number
}

/** Every vendor that can be asked for, a row each. Those that the emulator plays are asked where nobody is named. */
export const vendors = {
  codeLinkAva: { events: codeLinkAva.events, oneModel: true, offline: 120 },
  ylokh: { events: ylokh.events, offline: 60 },
  vitalentum: { events: vitalentum.events, oneModel: true, offline: 200 },
  openai: { events: openai.events, keys: ['OPENAI_API_KEY'] },
} as const satisfies Readonly<Record<string, VendorRow>>
