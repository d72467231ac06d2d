import { checkHeaders } from '../core/checkHeaders.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

const apiKey = {
  is: (value: unknown) => typeof value === 'string' || typeof value === 'function',
  mustBe: 'a string or a function',
}

const isWebUrl = (value: unknown) =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
const proxy = { is: isWebUrl, mustBe: 'an http or https URL' }
const baseUrl = {
  is: (value: string) => isWebUrl(value) && new URL(value).username === '' && new URL(value).password === '',
  mustBe: 'an http or https URL without user and password',
}

const RULES = {
  baseUrl,
  apiKey,
  model: rule.string,
  headers: rule.object,
  proxy,
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
  checkHeaders(vendor, config.headers)
  if (typeof config.apiKey === 'string') checkHeaders(vendor, { authorization: config.apiKey.trim() })
}
