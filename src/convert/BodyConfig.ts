import type { OperatorFunction } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import type { SseConfig } from './toSse.ts'

/**
 * How a reply is written as the body of an HTTP answer: one of your own beside `text`, `sse` and `ndjson`.
 *
 * `encode` gives an operator for one reply. What it does with an error counts only after the first content; an error
 * before becomes the status of the answer. One that it passes on breaks the connection, one that it turns into text
 * (`catchError`) ends the body.
 */
export interface BodyFormat<A> {
  readonly contentType: string
  encode(): OperatorFunction<A, string>
}

/** What an HTTP answer may be told. `heartbeat` and `scheduler` are for `sse` alone. */
export interface BodyConfig<A = string | ChatEvent> extends SseConfig {
  /**
   * - `text` (default): the text alone, UTF-8. Reasoning, tool calls, usage and seams are left out; a reply without any
   *   text fails with `Empty`; a `reset` fails, because text that was sent cannot be taken back.
   * - `sse`: every chat event, as `toSse` writes it.
   * - `ndjson`: every chat event as a line of JSON, `{"type":"text","text":"Hi"}`; then `{"type":"done"}`.
   * - a `BodyFormat` of your own.
   *
   * An error after the first content is a broken connection in `text`, an `error` event in `sse`, and the line
   * `{"type":"error","_tag":…,"message":…}` in `ndjson`: never an end that looks well.
   */
  readonly format?: 'text' | 'sse' | 'ndjson' | BodyFormat<A>
  /** The status of an answer that has content. Default 200. */
  readonly status?: number
  /** Added last; replace ours of the same name. */
  readonly headers?: Readonly<Record<string, string>>
}
