import { type Observable, type SchedulerLike, type Subscription, take } from 'rxjs'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { operate } from '../../src/core/operate.ts'
import type { History } from './History.ts'
import type { Leaving } from './Script.ts'

/** Subscribes, writes down what is heard, and leaves as the script says. */
export function consume(
  stream: Observable<ChatEvent>,
  leaving: Leaving,
  history: History,
  scheduler: SchedulerLike,
  meet: (consumer: Subscription) => void,
): void {
  /** What is torn down by the ending is torn down in its turn. */
  const lookBack = () => {
    scheduler.schedule(() => {
      history.stillOpen = history.open
    })
  }
  const leave = (inside: boolean) => {
    history.leftAt = scheduler.now()
    history.leftInside = inside
    lookBack()
  }
  const left =
    leaving.how === 'take'
      ? stream.pipe(take(leaving.elements))
      : leaving.how === 'unsubscribe'
        ? stream.pipe(unsubscribeAfter(leaving.elements, () => leave(true)))
        : stream

  const consumer = left.subscribe({
    next: (element) => {
      const author = history.authorOf(element)
      history.heard.push({
        at: scheduler.now(),
        element,
        alsoOpen: history.running.filter((attempt) => attempt !== author),
      })
    },
    error: (error: unknown) => {
      history.terminals.push({ kind: 'error', at: scheduler.now(), error })
      lookBack()
    },
    complete: () => {
      if (leaving.how === 'take' && history.heard.length === leaving.elements) leave(true)
      else history.terminals.push({ kind: 'complete', at: scheduler.now() })
      lookBack()
    },
  })
  meet(consumer)
  if (leaving.how === 'at' && !consumer.closed) {
    const timer = scheduler.schedule(() => {
      consumer.unsubscribe()
      leave(false)
    }, leaving.ms)
    consumer.add(timer)
  }
}

/** Leaves from inside next, without an ending. */
function unsubscribeAfter(count: number, then: () => void) {
  return operate<ChatEvent, ChatEvent>((out) => {
    let elements = 0
    return {
      next(element) {
        out.next(element)
        elements += 1
        if (elements < count) return
        out.unsubscribe()
        then()
      },
    }
  })
}
