import type { ChatMessage, ContentPart, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import type { JsonObject } from '../../core/isJsonObject.ts'
import { answeredCalls } from '../answeredCalls.ts'
import { parseDataUrl } from '../parseDataUrl.ts'
import { parseToolArguments } from '../parseToolArguments.ts'

export interface OllamaToolCall {
  readonly function: { readonly name: string; readonly arguments: JsonObject }
}

export interface OllamaMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly content: string
  readonly thinking?: string
  /** Base64, without a prefix. */
  readonly images?: string[]
  readonly tool_calls?: OllamaToolCall[]
  readonly tool_name?: string
}

/**
 * The conversation as Ollama takes it: text and images apart, a tool's result under the name of the tool. It fetches no
 * image: one by URL is `InvalidRequest`, unless the URL is its data.
 */
export function ollamaMessages(messages: readonly ChatMessage[]): OllamaMessage[] {
  const calls = answeredCalls(messages)
  return messages.map((message, index) => {
    const { role, content, reasoning = [], toolCalls = [] } = message
    const place = `messages[${index}]`
    const parts = typeof content === 'string' ? [] : content
    const images = parts.flatMap((part, at) => imageOf(part, `${place}.content[${at}]`))
    const thinking = reasoning.map(({ text }) => text).join('')
    const tool = calls.get(message)?.name
    return {
      role: roleOf(role),
      content: typeof content === 'string' ? content : content.map(textOf).join(''),
      ...(thinking === '' ? {} : { thinking }),
      ...(images.length === 0 ? {} : { images }),
      ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map((call, at) => callOf(call, place, at)) }),
      ...(tool === undefined ? {} : { tool_name: tool }),
    }
  })
}

function roleOf(role: ChatMessage['role']): OllamaMessage['role'] {
  if (role === 'developer') return 'system'
  return role === 'bot' ? 'assistant' : role
}

function callOf({ name, arguments: json }: ToolCall, place: string, at: number): OllamaToolCall {
  return { function: { name, arguments: parseToolArguments(json, `${place}.toolCalls[${at}]`) } }
}

function textOf(part: ContentPart): string {
  return part.type === 'text' ? part.text : ''
}

function imageOf(part: ContentPart, place: string): string[] {
  if (part.type === 'text') return []
  const inline = 'url' in part ? parseDataUrl(part.url) : part
  if (inline) return [inline.data]
  throw createProviderError('InvalidRequest', `${place} must hold the image as data: Ollama fetches no URL`)
}
