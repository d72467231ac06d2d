import type { ChatMessage, ContentPart, Reasoning, ToolCall } from '../../core/ChatMessage.ts'
import { createProviderError } from '../../core/createProviderError.ts'

export interface CohereText {
  readonly type: 'text'
  readonly text: string
}

export interface CohereImage {
  readonly type: 'image_url'
  readonly image_url: { readonly url: string }
}

export interface CohereThinking {
  readonly type: 'thinking'
  readonly thinking: string
}

export interface CohereToolCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

export type CohereMessage =
  | { readonly role: 'system'; readonly content: string | CohereText[] }
  | { readonly role: 'user'; readonly content: string | (CohereText | CohereImage)[] }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string | CohereText[] }
  | {
      readonly role: 'assistant'
      readonly content?: string | (CohereText | CohereThinking)[]
      readonly tool_plan?: string
      readonly tool_calls?: CohereToolCall[]
    }

/**
 * The conversation as Cohere writes it. Beside tool calls it takes no text, so what the assistant said before it called
 * goes as the plan; its thoughts go along there, and nowhere else does the model look at them again.
 */
export function cohereMessages(messages: readonly ChatMessage[]): CohereMessage[] {
  return messages.map((message, index): CohereMessage => {
    const { role, content, reasoning = [], toolCalls = [], toolCallId } = message
    const place = `messages[${index}]`
    switch (role) {
      case 'system':
      case 'developer':
        return { role: 'system', content: texts(content, `${place}.content`) }
      case 'tool':
        if (!toolCallId) throw invalid(`${place}.toolCallId must say which call this message answers`)
        return { role, tool_call_id: toolCallId, content: texts(content, `${place}.content`) }
      case 'assistant': {
        const said = texts(content, `${place}.content`)
        return toolCalls.length === 0 ? { role, content: said } : { role, ...calling(said, reasoning, toolCalls) }
      }
      default:
        return { role: 'user', content: typeof content === 'string' ? content : content.map(piece) }
    }
  })
}

function calling(said: string | CohereText[], reasoning: readonly Reasoning[], calls: readonly ToolCall[]) {
  const plan = typeof said === 'string' ? said : said.map(({ text }) => text).join('')
  // A signature is another vendor's.
  const thoughts = reasoning.filter(({ text, signature }) => text !== '' && signature === undefined)
  return {
    ...(thoughts.length === 0
      ? {}
      : { content: thoughts.map(({ text }) => ({ type: 'thinking', thinking: text }) as const) }),
    ...(plan === '' ? {} : { tool_plan: plan }),
    tool_calls: calls.map(({ id, name, arguments: json }): CohereToolCall => {
      // A call without arguments streams as an empty text, which is no JSON.
      return { id, type: 'function', function: { name, arguments: json === '' ? '{}' : json } }
    }),
  }
}

function texts(content: ChatMessage['content'], place: string): string | CohereText[] {
  if (typeof content === 'string') return content
  return content.map((part, index) => {
    if (part.type === 'text') return { type: 'text', text: part.text }
    throw invalid(`${place}[${index}] must be text: Cohere takes images from users only`)
  })
}

function piece(part: ContentPart): CohereText | CohereImage {
  if (part.type === 'text') return { type: 'text', text: part.text }
  const url = 'url' in part ? part.url : `data:${part.mediaType};base64,${part.data}`
  return { type: 'image_url', image_url: { url } }
}

function invalid(message: string): Error {
  return createProviderError('InvalidRequest', message)
}
