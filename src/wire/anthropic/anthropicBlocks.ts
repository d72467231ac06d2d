import type { ChatMessage, ContentPart, Reasoning, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'
import type { JsonObject } from '../../core/isJsonObject.ts'
import { parseDataUrl } from '../parseDataUrl.ts'
import { parseToolArguments } from '../parseToolArguments.ts'
import { redactedThinking } from './redactedThinking.ts'

export interface AnthropicText {
  readonly type: 'text'
  readonly text: string
}

export interface AnthropicImage {
  readonly type: 'image'
  readonly source:
    | { readonly type: 'url'; readonly url: string }
    | { readonly type: 'base64'; readonly media_type: MediaType; readonly data: string }
}

export interface AnthropicToolResult {
  readonly type: 'tool_result'
  readonly tool_use_id: string
  readonly content: string | (AnthropicText | AnthropicImage)[]
}

export type AnthropicBlock =
  | AnthropicText
  | AnthropicImage
  | AnthropicToolResult
  | { readonly type: 'thinking'; readonly thinking: string; readonly signature: string }
  | { readonly type: 'redacted_thinking'; readonly data: string }
  | { readonly type: 'tool_use'; readonly id: string; readonly name: string; readonly input: JsonObject }

const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const
type MediaType = (typeof MEDIA_TYPES)[number]

/**
 * The blocks of Anthropic that a message's pieces become. What the wire has no block for is `InvalidRequest`, said with
 * its place in the conversation and never with its content.
 */
export const anthropicBlocks = {
  content: (content: ChatMessage['content'], place: string) =>
    typeof content === 'string' ? texts(content) : content.flatMap((part, index) => piece(part, `${place}[${index}]`)),

  /** Text alone, for the system prompt. */
  prompt: (content: ChatMessage['content'], place: string) =>
    anthropicBlocks.content(content, place).map((block) => {
      if (block.type === 'text') return block
      throw invalid(`${place} must be text: a system prompt has no images`)
    }),

  toolResult({ content, toolCallId }: ChatMessage, place: string): AnthropicToolResult {
    if (!toolCallId) throw invalid(`${place}.toolCallId must say which call this message answers`)
    const result = typeof content === 'string' ? content : anthropicBlocks.content(content, `${place}.content`)
    return { type: 'tool_result', tool_use_id: toolCallId, content: result }
  },

  /** Unsigned thoughts are another vendor's, or nobody's; Anthropic refuses them, so they stay here. */
  reasoning: (parts: readonly Reasoning[]) =>
    parts.flatMap(({ text, signature }): AnthropicBlock[] => {
      if (!signature) return []
      const data = redactedThinking.toData(signature)
      return data === undefined
        ? [{ type: 'thinking', thinking: text, signature }]
        : [{ type: 'redacted_thinking', data }]
    }),

  toolCalls: (calls: readonly ToolCall[], place: string) =>
    calls.map(({ id, name, arguments: json }, index): AnthropicBlock => {
      return { type: 'tool_use', id, name, input: parseToolArguments(json, `${place}[${index}]`) }
    }),
} as const

/** The wire refuses an empty text. */
function texts(text: string): (AnthropicText | AnthropicImage)[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

function piece(part: ContentPart, place: string): (AnthropicText | AnthropicImage)[] {
  if (part.type === 'text') return texts(part.text)
  if (!('url' in part)) return [inline(part.mediaType, part.data, place)]
  // The wire takes no data as a URL.
  const inside = parseDataUrl(part.url)
  if (inside !== undefined) return [inline(inside.mediaType, inside.data, place)]
  return [{ type: 'image', source: { type: 'url', url: part.url } }]
}

function inline(mediaType: string, data: string, place: string): AnthropicImage {
  const known = MEDIA_TYPES.find((type) => type === mediaType.toLowerCase())
  if (known === undefined) throw invalid(`${place}.mediaType must be one of ${MEDIA_TYPES.join(', ')}`)
  return { type: 'image', source: { type: 'base64', media_type: known, data } }
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
