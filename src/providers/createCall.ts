import { isObservable } from 'rxjs'
import type { ChatMessage, ChatRole, ContentPart } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { checkHeaders } from '../core/checkHeaders.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import type { JsonObject } from '../core/isJsonObject.ts'
import { oneOf } from '../core/oneOf.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isProviderError } from '../core/isProviderError.ts'
import type { Call } from './Call.ts'
import type { ProviderConfig } from './ProviderConfig.ts'
import type { Vendor } from './Vendor.ts'

const isString = (value: unknown) => typeof value === 'string'
const isListOf = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is)
/** Whether the value is an object in which all of these are strings. */
const hasText = (value: unknown, ...names: string[]) =>
  rule.object.is(value) && names.every((name) => isString((value as JsonObject)[name]))
const isTyped = (value: unknown, type: string) => hasText(value, 'type') && (value as ContentPart).type === type
const isPart = (part: unknown) =>
  (isTyped(part, 'text') && hasText(part, 'text')) ||
  (isTyped(part, 'image') && (hasText(part, 'url') || hasText(part, 'data', 'mediaType')))

const OPTIONS = {
  model: rule.string,
  temperature: rule.number,
  topP: rule.number,
  maxTokens: rule.positive,
  stop: {
    is: (value: unknown) => isString(value) || isListOf(isString)(value),
    mustBe: 'a string or a list of strings',
  },
  seed: rule.number,
  tools: { is: isListOf((tool) => hasText(tool, 'name')), mustBe: 'a list of tools, each with a name' },
  toolChoice: {
    is: (value: unknown) => ['auto', 'none', 'required'].includes(value as string) || hasText(value, 'name'),
    mustBe: '"auto", "none", "required" or { name }',
  },
  responseFormat: {
    is: (value: unknown) => isTyped(value, 'text') || isTyped(value, 'json'),
    mustBe: '{ type: "text" } or { type: "json" }',
  },
  stream: rule.boolean,
  body: rule.object,
  headers: rule.object,
  signal: rule.signal,
  flow: { is: isObservable, mustBe: 'an Observable' },
  onAttempt: rule.function,
} as const

/** What stands in a message beside its role, of which each vendor knows some. */
const MESSAGE = {
  content: {
    is: (value: unknown) => isString(value) || isListOf(isPart)(value),
    mustBe: 'a string or a list of parts',
  },
  toolCalls: {
    is: isListOf((call) => hasText(call, 'id', 'name', 'arguments')),
    mustBe: 'a list of { id, name, arguments }, all strings',
  },
  reasoning: { is: isListOf((thought) => hasText(thought, 'text')), mustBe: 'a list of { text }' },
  toolCallId: { is: isString, mustBe: 'a string' },
} as const
const FIELDS = Object.keys(MESSAGE) as (keyof typeof MESSAGE)[]

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
    const given: Partial<Record<string, unknown>> = message ?? {}
    const wrong = FIELDS.find(
      (name) => (given[name] !== undefined || name === 'content') && !MESSAGE[name].is(given[name]),
    )
    if (!roles.includes(given.role as ChatRole)) throw invalid(`messages[${index}].role must be ${oneOf(roles).mustBe}`)
    if (wrong) throw invalid(`messages[${index}].${wrong} must be ${MESSAGE[wrong].mustBe}`)
  })
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
