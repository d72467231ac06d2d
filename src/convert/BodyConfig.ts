import type { ChatEvent } from '../core/ChatEvent.ts'
import type { BodyFormat } from './BodyFormat.ts'
import type { SseConfig } from './toSse.ts'

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
