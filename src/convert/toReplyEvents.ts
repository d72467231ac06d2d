import type { OperatorFunction } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { isContent } from '../core/isContent.ts'
import { operate } from '../core/operate.ts'
import { describeFailure } from './describeFailure.ts'

/** One step of a reply, named, with what a client is told of it. */
export interface ReplyEvent {
  /** The type of the chat event, or `error` or `done`. */
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * What a client sees of a reply, whatever it is written as: each chat event under its type, then `done`; or `error` in
 * its place. A string is a `text` event. Signs of life and empty content are dropped.
 *
 * ```
 * reply   --a--b--(u f|)                    --a--#
 * events  --t--t--(u f done|)               --t--(error|)
 * ```
 */
export function toReplyEvents(): OperatorFunction<string | ChatEvent, ReplyEvent> {
  return operate((out) => ({
    next(element) {
      const event = typeof element === 'string' ? ({ type: 'text', text: element } as const) : element
      if (event.type === 'activity') return
      if ((event.type === 'text' || event.type === 'reasoning') && !isContent(event) && !('signature' in event)) return
      out.next(describe(event))
    },
    error(error) {
      out.next({ type: 'error', data: { ...describeFailure(error) } })
      out.complete()
    },
    complete() {
      out.next({ type: 'done', data: {} })
      out.complete()
    },
  }))
}

function describe({ type, ...data }: ChatEvent): ReplyEvent {
  return { type, data: 'error' in data ? { error: describeFailure(data.error) } : data }
}
