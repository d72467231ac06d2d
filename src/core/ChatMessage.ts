/** Who speaks. `bot` is the assistant's name on the Vitalentum wire and is accepted there only. */
export type ChatRole = 'system' | 'developer' | 'user' | 'assistant' | 'tool' | 'bot'

/** One piece of a message: text, or an image by URL or as base64 data. */
export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly url: string }
  | { readonly type: 'image'; readonly data: string; readonly mediaType: string }

/** A tool call that the assistant made, with its arguments as JSON text. */
export interface ToolCall {
  readonly id: string
  readonly name: string
  readonly arguments: string
  /** The vendor's proof of its own thought (Gemini); send it back unchanged. */
  readonly signature?: string
}

/** A stretch of the assistant's reasoning; `signature` is the vendor's proof of it and must go back unchanged. */
export interface Reasoning {
  readonly text: string
  readonly signature?: string
}

/**
 * One message of a conversation.
 *
 * @example
 * const messages: ChatMessage[] = [{ role: 'user', content: 'Why is the sky blue?' }]
 */
export interface ChatMessage {
  readonly role: ChatRole
  readonly content: string | readonly ContentPart[]
  /** What the assistant thought before it answered or called a tool. */
  readonly reasoning?: readonly Reasoning[]
  /** The tools that the assistant called (role `assistant`). */
  readonly toolCalls?: readonly ToolCall[]
  /** Which call this message answers (role `tool`). */
  readonly toolCallId?: string
}
