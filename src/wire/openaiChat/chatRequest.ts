import type { ChatMessage } from '../../core/ChatMessage.ts'
import type { ChatOptions } from '../../core/ChatOptions.ts'
import { type ChatRequestMessage, chatMessages } from './chatMessages.ts'
import { type ChatSettings, chatSettings } from './chatSettings.ts'

/** The body of a request for a chat completion. */
export interface ChatRequest extends ChatSettings {
  model: string
  messages: ChatRequestMessage[]
  stream?: boolean
  stream_options?: { include_usage: boolean }
}

export function chatRequest(
  messages: readonly ChatMessage[],
  model: string,
  stream: boolean,
  options: ChatOptions,
): ChatRequest {
  return {
    model,
    messages: chatMessages(messages),
    stream,
    ...(stream ? { stream_options: { include_usage: true } } : {}),
    ...chatSettings(options),
  }
}
