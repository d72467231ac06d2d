import { checkHeaders } from '../core/checkHeaders.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

const apiKey = {
  is: (value: unknown) => typeof value === 'string' || typeof value === 'function',
  mustBe: 'a string or a function',
}

const RULES = {
  baseUrl: rule.string,
  apiKey,
  model: rule.string,
  headers: rule.object,
  proxy: rule.string,
  timeout: rule.time,
  idleTimeout: rule.time,
  connectTimeout: rule.time,
  maxLineLength: rule.positive,
  transport: rule.function,
  scheduler: rule.scheduler,
} as const

/** Throws `Config` where a vendor's config could not work. `more` names the options that are the vendor's own. */
export function checkConfig(
  vendor: string,
  config: ProviderConfig,
  more: Parameters<typeof checkOptions>[2] = {},
): void {
  checkOptions(vendor, config, { ...RULES, ...more })
  checkUrl(vendor, 'baseUrl', config.baseUrl)
  checkUrl(vendor, 'proxy', config.proxy)
  if (config.baseUrl !== undefined && /^\w+:\/\/[^/?#]*@/.test(new URL(config.baseUrl).href)) {
    throw createProviderError('Config', `${vendor}: "baseUrl" must hold no user and no password; send them as a header`)
  }
  checkHeaders(vendor, config.headers)
  if (typeof config.apiKey === 'string') checkHeaders(vendor, { authorization: config.apiKey.trim() })
}

function checkUrl(vendor: string, option: string, url: string | undefined): void {
  if (url === undefined) return
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw createProviderError('Config', `${vendor}: "${option}" must be an http or https URL`)
  }
}
