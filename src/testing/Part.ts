import type { FinishReason, Usage } from '../core/ChatEvent.ts'
import type { Fault } from './Fault.ts'

/** A fragment of the model's reasoning. */
export interface ReasoningPart {
  readonly part: 'reasoning'
  readonly text: string
}

/** One whole tool call, its arguments as JSON text. */
export interface ToolCallPart {
  readonly part: 'toolCall'
  readonly id: string
  readonly name: string
  readonly arguments: string
}

/** Why the model stopped: a word of rivulet, which each wire translates, or the vendor's own. */
export interface FinishPart {
  readonly part: 'finish'
  readonly reason: FinishReason | (string & {})
}

/** What the reply cost. */
export interface UsagePart {
  readonly part: 'usage'
  readonly usage: Usage
}

/** What a reply is made of, beside tokens. */
export type Part = Fault | ReasoningPart | ToolCallPart | FinishPart | UsagePart
