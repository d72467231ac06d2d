import { identity, map, type Observable, type SchedulerLike } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { encodeSse } from '../stream/encodeSse.ts'
import { heartbeat } from './heartbeat.ts'
import { toReplyEvents } from './toReplyEvents.ts'

export interface SseConfig {
  /** Milliseconds of silence before a comment is sent, which keeps proxies from closing; 0 = off. Default 15,000. */
  readonly heartbeat?: number
  /** Clock of the heartbeat. Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

const HEARTBEAT = 15_000

/**
 * A reply as the text of an event stream, one event for each element, numbered from 1, then `done`.
 *
 * ```
 * reply  'Hi'                  '!'                   |
 * toSse  id: 1                 id: 2                 event: done
 *        data: {"text":"Hi"}   data: {"text":"!"}    id: 3
 *                                                    data: {}
 * ```
 *
 * Data is JSON, so that line breaks survive, which SSE itself would change. Text has no event name; `reasoning`,
 * `toolCall`, `usage`, `finish` and `seam` are events of their own with the fields of the chat event. `reset` is an event
 * that asks the client to forget the text so far. `activity` is not written: the heartbeat does its work. `usage` and
 * `finish` tell who answered and what it cost; pipe a `filter` before it where clients should not know.
 *
 * An error, at any time, is `event: error` with `_tag`, `message` and, where known, `retryAfterMs`, and the end; a client
 * that sees neither `error` nor `done` was cut off. A browser's `EventSource` reconnects at every end, which is a new
 * paid request: close it at both events.
 *
 * Throws `Config` for an option that it does not know.
 *
 * @example
 * toSse(chat(messages), { heartbeat: 5_000 }).subscribe((frame) => socket.send(frame))
 * @see toResponse, pipeToServerResponse for the whole answer: status, headers, backpressure
 */
export function toSse(source: Observable<string | ChatEvent>, config: SseConfig = {}): Observable<string> {
  checkOptions('toSse', config, { heartbeat: rule.time, scheduler: rule.scheduler })
  const { heartbeat: ms = HEARTBEAT, scheduler = monotonicScheduler } = config
  return source.pipe(
    toReplyEvents(),
    map(({ type, data }, index) => ({
      event: type === 'text' ? 'message' : type,
      id: String(index + 1),
      data: JSON.stringify(data),
    })),
    encodeSse(),
    ms > 0 ? heartbeat(ms, ': heartbeat\n\n', scheduler) : identity,
  )
}
