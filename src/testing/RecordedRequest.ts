import type { EmulatedVendor } from './EmulatedVendor.ts'

/**
 * How a reply ended: `finished` (written to its end, also where the script left out the terminal mark), `by-client` (the
 * client closed the connection first), `by-server` (`cut()`, `refuse()`, or the emulator was closed).
 */
export type RequestEnding = 'finished' | 'by-client' | 'by-server'

/** One request that reached the emulator. `tokens` and `ending` go on changing while the reply runs. */
export interface RecordedRequest {
  readonly vendor: EmulatedVendor
  readonly method: string
  /** With the query, as it was sent. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The parsed JSON, or the text where it was no JSON. */
  readonly body: unknown
  /** Milliseconds since the emulator started. */
  readonly at: number
  /** How many tokens of text have been handed to the socket so far. */
  readonly tokens: number
  /** Undefined while the reply runs. */
  readonly ending: RequestEnding | undefined
  /** Resolves once the reply is over, never rejects. */
  readonly closed: Promise<RequestEnding>
}
