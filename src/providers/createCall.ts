import { isObservable } from 'rxjs'
import type { ChatMessage, ChatRole, ToolCall } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { checkHeaders } from '../core/checkHeaders.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isProviderError } from '../core/isProviderError.ts'
import type { Call } from './Call.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isString = (value: unknown) => typeof value === 'string'
const listOf = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is)

const number = { is: (value: unknown) => typeof value === 'number' && Number.isFinite(value), mustBe: 'a number' }
const isTool = (tool: unknown) => isObject(tool) && isString(tool.name)
const isCall = (call: unknown) =>
  isTool(call) && isString((call as ToolCall).id) && isString((call as ToolCall).arguments)
const isThought = (thought: unknown) => isObject(thought) && isString(thought.text)

const OPTIONS = {
  model: rule.string,
  temperature: number,
  topP: number,
  maxTokens: rule.positive,
  stop: { is: (value: unknown) => isString(value) || listOf(isString)(value), mustBe: 'a string or a list of strings' },
  seed: number,
  tools: { is: listOf(isTool), mustBe: 'a list of tools, each with a name' },
  toolChoice: {
    is: (value: unknown) => ['auto', 'none', 'required'].includes(value as string) || isTool(value),
    mustBe: '"auto", "none", "required" or { name }',
  },
  responseFormat: {
    is: (value: unknown) => isObject(value) && (value.type === 'text' || value.type === 'json'),
    mustBe: '{ type: "text" } or { type: "json" }',
  },
  stream: rule.boolean,
  body: rule.object,
  headers: rule.object,
  signal: {
    is: (value: unknown) => isObject(value) && typeof value.addEventListener === 'function',
    mustBe: 'an AbortSignal',
  },
  flow: { is: isObservable, mustBe: 'an Observable' },
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
    const { role, content, toolCalls = [], reasoning = [], toolCallId = '' } = message ?? {}
    if (role === undefined || !roles.includes(role)) {
      throw invalid(`messages[${index}].role must be one of ${roles.join(', ')}`)
    }
    if (typeof content !== 'string' && !(Array.isArray(content) && content.every(isPart))) {
      throw invalid(`messages[${index}].content must be a string or a list of parts`)
    }
    if (!listOf(isCall)(toolCalls)) {
      throw invalid(`messages[${index}].toolCalls must be a list of { id, name, arguments }, all strings`)
    }
    if (!listOf(isThought)(reasoning)) throw invalid(`messages[${index}].reasoning must be a list of { text }`)
    if (!isString(toolCallId)) throw invalid(`messages[${index}].toolCallId must be a string`)
  })
}

function isPart(part: unknown): boolean {
  if (!isObject(part)) return false
  const { type, text, url, data, mediaType } = part
  if (type === 'text') return isString(text)
  return type === 'image' && (isString(url) || (isString(data) && isString(mediaType)))
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
