import type { ChatMessage, ChatRole } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isProviderError } from '../core/isProviderError.ts'
import type { Call } from './Call.ts'
import { checkHeaders } from './checkHeaders.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'

const number = { is: (value: unknown) => typeof value === 'number' && Number.isFinite(value), mustBe: 'a number' }

const OPTIONS = {
  model: rule.string,
  temperature: number,
  topP: number,
  maxTokens: rule.positive,
  stop: rule.any,
  seed: number,
  tools: { is: Array.isArray, mustBe: 'a list of tools' },
  toolChoice: rule.any,
  responseFormat: rule.object,
  stream: rule.boolean,
  body: rule.object,
  headers: rule.object,
  signal: rule.object,
  flow: rule.object,
  onAttempt: rule.function,
} as const

/** Checks what the caller gave, before anything is sent; what is wrong fails with `InvalidRequest`. */
export function createCall<Chunk, Whole>(
  { info, roles, answersWhole }: Vendor<Chunk, Whole>,
  config: ProviderConfig,
  messages: readonly ChatMessage[],
  options: ChatOptions,
): Omit<Call, 'key'> {
  checkMessages(messages, roles)
  try {
    checkOptions('options', options, OPTIONS)
    checkHeaders('options', options.headers)
  } catch (error) {
    throw isProviderError(error) ? invalid(error.message) : error
  }
  const model = options.model ?? config.model ?? info.defaultModel ?? ''
  return { messages, options, model, stream: options.stream !== false || !answersWhole }
}

function checkMessages(messages: readonly ChatMessage[], roles: readonly ChatRole[]): void {
  if (!Array.isArray(messages) || messages.length === 0) throw invalid('the messages must be a list that is not empty')
  messages.forEach((message: Partial<ChatMessage> | null, index) => {
    const { role, content } = message ?? {}
    if (role === undefined || !roles.includes(role)) {
      throw invalid(`messages[${index}].role must be one of ${roles.join(', ')}`)
    }
    if (typeof content !== 'string' && !(Array.isArray(content) && content.every(isPart))) {
      throw invalid(`messages[${index}].content must be a string or a list of parts`)
    }
  })
}

function isPart(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  const { type, text, url, data, mediaType } = part as Readonly<Record<string, unknown>>
  if (type === 'text') return typeof text === 'string'
  return type === 'image' && (typeof url === 'string' || (typeof data === 'string' && typeof mediaType === 'string'))
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
