import type { Observable } from 'rxjs'
import type { AttemptEvent } from './AttemptEvent.ts'

/** A JSON Schema, as the vendors take it. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface ToolDefinition {
  readonly name: string
  readonly description?: string
  readonly parameters: JsonSchema
}

/** `auto`, `none`, `required` (any tool), or the one tool by name. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly name: string }

/** Plain text, any JSON object, or JSON that follows a schema. */
export type ResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json' }
  | { readonly type: 'json'; readonly schema: JsonSchema; readonly name?: string; readonly strict?: boolean }

/** What one call may say; it wins over the vendor's config. Everything is optional. */
export interface ChatOptions {
  readonly model?: string
  readonly temperature?: number
  readonly topP?: number
  readonly maxTokens?: number
  readonly stop?: string | readonly string[]
  readonly seed?: number
  readonly tools?: readonly ToolDefinition[]
  readonly toolChoice?: ToolChoice
  readonly responseFormat?: ResponseFormat
  /** Default true; false asks for one JSON reply and emits it once, where the vendor can. */
  readonly stream?: boolean
  /** Extra keys for the vendor, spread last into the request body. `messages`, `stream` and the like stay ours. */
  readonly body?: Readonly<Record<string, unknown>>
  /** Added last; replaces headers of the same name. */
  readonly headers?: Readonly<Record<string, string>>
  /** Aborting fails the reply with `Aborted`. Unsubscribing is the RxJS way and is silent. */
  readonly signal?: AbortSignal
  /** `false` holds the socket back, `true` lets it go on. */
  readonly flow?: Observable<boolean>
  /** Told of every attempt: when it started, opened, spoke, won, lost, failed or was cancelled. */
  readonly onAttempt?: (event: AttemptEvent) => void
}
