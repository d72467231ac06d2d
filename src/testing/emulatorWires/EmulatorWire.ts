import type { FinishReason, Usage } from '../../core/ChatEvent.ts'
import type { EmulatedVendor } from '../EmulatedVendor.ts'
import type { Failure } from '../Fault.ts'
import type { ToolCallPart } from '../Part.ts'

/** What a wire sees of a request. */
export interface WireRequest {
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The parsed JSON; whatever the client sent. */
  readonly body: unknown
}

/** One answer in the making. */
export interface Turn {
  readonly request: WireRequest
  readonly vendor: EmulatedVendor
  /** Which request of this emulator it is, from 1. */
  readonly number: number
  /** What the script says it cost, or a count of words. */
  readonly inputTokens: number
}

/** What a reply amounts to. */
export interface Outcome {
  readonly text: string
  readonly reasoning: string
  readonly toolCalls: readonly ToolCallPart[]
  /** The vendor's word. */
  readonly reason: string
  /** Undefined where the script says nothing and the wire does not report usage by itself. */
  readonly usage: Usage | undefined
}

/** The writer of one streamed reply: each method gives the bytes for one part, and may keep state between them. */
export interface Frames {
  /** Once, before the first content or finish. */
  start(): string
  text(token: string): string
  reasoning(text: string): string
  /** `index` counts the calls of this reply from 0. */
  toolCall(call: ToolCallPart, index: number): string
  finish(outcome: Outcome): string
  failure(failure: Failure): string
  comment(text: string): string
  /** The terminal mark, after the finish; `''` where the finish is the mark. */
  mark(): string
}

/** How one vendor's API looks on the wire. It shares no code with the reading side. */
export interface EmulatorWire {
  /** Who speaks it; the first is played where the path names nobody. */
  readonly vendors: readonly [EmulatedVendor, ...EmulatedVendor[]]
  /** For people: `POST …/chat/completions`. */
  readonly endpoint: string
  /** How the path (without its query) ends. */
  readonly path: RegExp
  /** Whether a path that names no vendor is meant for this wire. Default: yes. */
  claims?(request: WireRequest): boolean
  /** Who is meant where the path names nobody. Default: the first of `vendors`. */
  guess?(request: WireRequest): EmulatedVendor
  /** Whether the client asks for a stream. */
  streams(request: WireRequest): boolean
  /** The user's last words. */
  question(body: unknown): string
  /** Of a streamed reply. */
  readonly contentType: string
  /** The vendor's words; others are written as they are. */
  readonly reasons: Readonly<Partial<Record<FinishReason, string>>>
  /** Whether usage is reported although the script says nothing of it. */
  reportsUsage(request: WireRequest): boolean
  frames(turn: Turn): Frames
  /** The reply as one JSON. */
  whole(turn: Turn, outcome: Outcome): unknown
  /** The body of an HTTP error. */
  error(failure: Failure, status: number): unknown
}
