import type { ChatMessage, ContentPart, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'

interface TextPart {
  type: 'text'
  text: string
}

type ChatPart = TextPart | { type: 'image_url'; image_url: { url: string } }

interface ChatToolCall {
  id: string
  type: 'function'
  function: { name: string; arguments: string }
}

export type ChatRequestMessage =
  | { role: 'system' | 'developer'; content: string | TextPart[] }
  | { role: 'user'; content: string | ChatPart[] }
  | { role: 'assistant'; content: string | TextPart[] | null; tool_calls?: ChatToolCall[] }
  | { role: 'tool'; content: string | TextPart[]; tool_call_id: string }

/** The conversation as the chat wire writes it. Images go where the wire takes them, which is in a user's message. */
export function chatMessages(messages: readonly ChatMessage[]): ChatRequestMessage[] {
  return messages.map(message)
}

function message({ role, content, toolCalls, toolCallId }: ChatMessage, index: number): ChatRequestMessage {
  switch (role) {
    case 'user':
      return { role, content: typeof content === 'string' ? content : content.map(part) }
    case 'assistant':
      if (!toolCalls?.length) return { role, content: texts(content, index) }
      return { role, content: content === '' ? null : texts(content, index), tool_calls: toolCalls.map(call) }
    case 'tool':
      if (toolCallId === undefined)
        throw invalid(`messages[${index}] answers a tool call, and must say in toolCallId which`)
      return { role, content: texts(content, index), tool_call_id: toolCallId }
    case 'bot':
      throw invalid(`messages[${index}].role "bot" is not known to this service; say "assistant"`)
    default:
      return { role, content: texts(content, index) }
  }
}

function part(content: ContentPart): ChatPart {
  if (content.type === 'text') return { type: 'text', text: content.text }
  const url = 'url' in content ? content.url : `data:${content.mediaType};base64,${content.data}`
  return { type: 'image_url', image_url: { url } }
}

function texts(content: ChatMessage['content'], index: number): string | TextPart[] {
  if (typeof content === 'string') return content
  return content.map((piece) => {
    if (piece.type === 'text') return { type: 'text', text: piece.text }
    throw invalid(`messages[${index}]: this service takes images from the user alone`)
  })
}

/** A call without arguments streams as an empty text, which is no JSON. */
function call({ id, name, arguments: json }: ToolCall): ChatToolCall {
  return { id, type: 'function', function: { name, arguments: json === '' ? '{}' : json } }
}

function invalid(words: string): Error {
  return createProviderError('InvalidRequest', words)
}
