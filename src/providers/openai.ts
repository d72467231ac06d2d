import { createProviderError } from '../core/createProviderError.ts'
import { oneOf } from '../core/oneOf.ts'
import { checkConfig } from './checkConfig.ts'
import { type ChatVendorName, chatVendors } from './chatVendors.ts'
import { createChatVendor } from './createChatVendor.ts'
import { createFaces } from './createFaces.ts'
import { httpProvider } from './httpProvider.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

export interface OpenAiConfig extends ProviderConfig {
  /** Which service that speaks this wire; each has its base URL, its key header and its own words. Default `openai`. */
  readonly vendor?: ChatVendorName
}

const vendor = oneOf(Object.keys(chatVendors))

/**
 * OpenAI chat completions, and by `vendor` or `baseUrl` every service that speaks them.
 *
 * @throws Config for a wrong option, and for `azure` without the `baseUrl` of your own resource
 * @example
 * openai({ apiKey, model: 'gpt-5-mini' })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 * openai({ vendor: 'groq', apiKey })([{ role: 'user', content: 'Hello!' }]).subscribe(console.log)
 */
export const openai = createFaces(
  (config: OpenAiConfig = {}) => {
    checkConfig(String(config?.vendor ?? 'openai'), config, { vendor })
    const { vendor: name = 'openai', ...rest } = config
    const row = chatVendors[name]
    if (row.baseUrl === undefined && rest.baseUrl === undefined) {
      throw createProviderError('Config', `${name}: every customer has an address of their own; give it as "baseUrl"`)
    }
    return httpProvider(createChatVendor(name, row), rest)
  },
  {
    ...createChatVendor('openai', chatVendors.openai).info,
    url: 'https://openai.com',
    working: true,
    needsKey: true,
    supportsStream: true,
    supportsMessageHistory: true,
    supportsGpt35Turbo: true,
  },
)
