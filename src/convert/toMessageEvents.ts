import { map, type OperatorFunction, pipe } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { holdUntilContent } from './holdUntilContent.ts'
import { toReplyEvents } from './toReplyEvents.ts'

/** What NestJS takes from an `@Sse()` handler: its `MessageEvent`. */
export interface MessageEventLike {
  readonly data: object
  readonly id: string
  readonly type?: string
}

/**
 * A reply as what a NestJS `@Sse()` handler returns, one event for each element, numbered from 1, then `done`.
 *
 * ```
 * reply   --a-----b-----|       --a--#             --#
 * events  --{a}---{b}---({done}|) --{a}--({error}|)  --#    an HttpError: Nest answers with its status
 * ```
 *
 * Data is an object, which Nest writes as JSON, so that line breaks survive. Text has no type; `reasoning`, `toolCall`,
 * `usage`, `finish` and `seam` are types of their own with the fields of the chat event. `reset` asks the client to
 * forget the text so far. `activity` is left out.
 *
 * An error before the first content fails the stream with an `HttpError`, to which Nest gives its `statusCode`
 * (`toHttpError` has the table). An error after it is the event `error` with `_tag`, `message` and, where known,
 * `retryAfterMs`; Nest alone would write "Internal server error". A client that sees neither `error` nor `done` was cut
 * off, and an `EventSource` must be closed at both, or it reconnects and pays again.
 *
 * A client that leaves unsubscribes. Nest does not wait for slow clients: what they have not read is buffered.
 *
 * @example
 * @Sse('chat')
 * answer(@Query('question') content: string) {
 *   return chat([{ role: 'user', content }]).pipe(toMessageEvents())
 * }
 */
export function toMessageEvents(): OperatorFunction<string | ChatEvent, MessageEventLike> {
  return holdUntilContent(
    pipe(
      toReplyEvents(),
      map(({ type, data }, index) => ({
        data,
        id: String(index + 1),
        ...(type === 'text' ? {} : { type }),
      })),
    ),
  )
}
