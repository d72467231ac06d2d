import type { ProviderError } from './ProviderError.ts'

/** Why the model stopped, in one vocabulary for all vendors. A refusal's text is `text`. */
export type FinishReason = 'stop' | 'length' | 'toolCalls' | 'contentFilter' | 'other'

/** What a reply cost, in tokens. */
export interface Usage {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly reasoningTokens?: number
  readonly cachedInputTokens?: number
  /** True where the numbers were counted by rivulet, because the vendor sent none. */
  readonly estimated?: boolean
}

export interface TextEvent {
  readonly type: 'text'
  readonly text: string
}

export interface ReasoningEvent {
  readonly type: 'reasoning'
  readonly text: string
  readonly signature?: string
}

/** A fragment of a tool call: `arguments` are joined by `index`; `id` and `name` come with the first fragment. */
export interface ToolCallEvent {
  readonly type: 'toolCall'
  readonly index: number
  readonly id?: string
  readonly name?: string
  readonly arguments: string
  readonly signature?: string
}

export interface UsageEvent extends Usage {
  readonly type: 'usage'
}

export interface FinishEvent {
  readonly type: 'finish'
  readonly reason: FinishReason
  /** The vendor's own word, or `''` where it gave none. */
  readonly raw: string
  readonly provider: string
  readonly model?: string
  readonly id?: string
}

/** A ping, a keep-alive comment, metadata: proof of life, never content. */
export interface ActivityEvent {
  readonly type: 'activity'
}

/** Forget the text so far: the reply starts anew. */
export interface Reset {
  readonly type: 'reset'
  readonly error: ProviderError
}

/** Another provider goes on from here. */
export interface Seam {
  readonly type: 'seam'
  readonly from: string
  readonly to: string
}

/**
 * Everything a reply carries, discriminated by `type`: content and `activity`, then `usage` (once, merged)
 * and `finish`, then completion.
 */
export type ChatEvent =
  | TextEvent
  | ReasoningEvent
  | ToolCallEvent
  | UsageEvent
  | FinishEvent
  | ActivityEvent
  | Reset
  | Seam
