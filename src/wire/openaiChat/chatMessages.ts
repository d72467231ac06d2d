import type { ChatMessage, ContentPart } from '../../core/ChatMessage.ts'

export interface ChatRequestMessage {
  readonly role: string
  readonly content: string | readonly ChatRequestPart[] | null
  readonly tool_calls?: readonly unknown[]
  readonly tool_call_id?: string
}

type ChatRequestPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }

/** The conversation as the chat wire writes it. */
export function chatMessages(messages: readonly ChatMessage[]): ChatRequestMessage[] {
  return messages.map(({ role, content, toolCalls, toolCallId }) => ({
    role,
    content: typeof content === 'string' ? content : content.map(part),
    ...(toolCalls?.length
      ? {
          tool_calls: toolCalls.map(({ id, name, arguments: text }) => ({
            id,
            type: 'function',
            function: { name, arguments: text },
          })),
        }
      : {}),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId }),
  }))
}

function part(content: ContentPart): ChatRequestPart {
  if (content.type === 'text') return { type: 'text', text: content.text }
  const url = 'url' in content ? content.url : `data:${content.mediaType};base64,${content.data}`
  return { type: 'image_url', image_url: { url } }
}
