import { identity, map, type Observable, of, pipe, takeUntil } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { abortOn } from '../core/abortOn.ts'
import { createInbox } from './createInbox.ts'
import { holdUntilContent } from './holdUntilContent.ts'
import { pullFrom } from './pullFrom.ts'
import { Reader } from './Reader.ts'
import { toReplyEvents } from './toReplyEvents.ts'

/** What NestJS takes from an `@Sse()` handler: its `MessageEvent`. */
export interface MessageEventLike {
  readonly data: object
  readonly id: string
  readonly type?: string
}

export interface MessageEventsConfig {
  /** What `@SseSignal()` gives: it leaves the reply where the client left before the first content. */
  readonly signal?: AbortSignal
}

/**
 * A reply as what a NestJS `@Sse()` handler returns, one event for each element, numbered from 1, then `done`.
 *
 * ```
 * reply   --a-----b-----|           --a--#             --#
 * events  --{a}---{b}---({done}|)   --{a}--({error}|)  --#    rejects with an HttpError
 * ```
 *
 * It asks at once and resolves with the first content: Nest sends its 200 as soon as it has an Observable, so an error
 * before can be a status only as long as Nest still waits for one. Then the promise rejects with an `HttpError`, to whose
 * `statusCode` Nest listens (`toHttpError` has the table). An error after it is the event `error` with `_tag`, `message`
 * and, where known, `retryAfterMs`. A client that sees neither `error` nor `done` was cut off; an `EventSource` must be
 * closed at both, or it reconnects and pays again.
 *
 * Data is an object, which Nest writes as JSON, so that line breaks survive. Text has no type; `reasoning`, `toolCall`,
 * `usage`, `finish` and `seam` are types of their own with the fields of the chat event. `reset` asks the client to
 * forget the text so far. `activity` is left out.
 *
 * The Observable is for one subscriber, and leaving it leaves the reply. Nest does not hold the provider back for slow
 * clients: it queues what they have not read, and drops those that are too far behind.
 *
 * @example
 * @Sse('chat')
 * answer(@Query('question') content: string, @SseSignal() signal: AbortSignal) {
 *   return toMessageEvents(chat([{ role: 'user', content }]), { signal })
 * }
 */
export function toMessageEvents(
  source: Observable<string | ChatEvent>,
  config: MessageEventsConfig = {},
): Promise<Observable<MessageEventLike>> {
  checkOptions('toMessageEvents', config, { signal: rule.signal })
  const { signal } = config
  return started(source.pipe(signal ? takeUntil(abortOn(signal)) : identity, holdUntilContent(toMessages)))
}

/** The rest of a stream whose first element is there. */
async function started(events: Observable<MessageEventLike>): Promise<Observable<MessageEventLike>> {
  const reader = new Reader(events, createInbox<MessageEventLike>('each', Infinity))
  let first: IteratorResult<MessageEventLike> | undefined = await reader.next()
  const next = () => {
    const result = first === undefined ? reader.next() : Promise.resolve(first)
    first = undefined
    return result
  }
  return pullFrom({ [Symbol.asyncIterator]: () => ({ next, return: () => reader.return() }) }, of(true))
}

const toMessages = pipe(
  toReplyEvents(),
  map(({ type, data }, index): MessageEventLike => {
    const id = String(index + 1)
    return type === 'text' ? { id, data } : { id, type, data }
  }),
)
