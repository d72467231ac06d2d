import type { OperatorFunction, SchedulerLike } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { createSilence } from '../core/createSilence.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { operate } from '../core/operate.ts'
import type { Mark } from '../wire/Mark.ts'
import type { ReplyReader } from '../wire/ReplyReader.ts'
import type { Reply } from './Reply.ts'

/** Milliseconds of silence after the end mark, in which usage, a sentinel or an error may still come. */
const LINGER = 2_000

/**
 * Chunks to events, by the wire's reader. Completes at what ends the reply whatever may follow, which closes the
 * connection. After a mark that may be followed by something it waits for the end of the bytes, but not for a server that
 * forgets to end them.
 */
export function readReply<Chunk extends object>(
  reader: ReplyReader<Chunk>,
  reply: Reply,
  scheduler: SchedulerLike,
): OperatorFunction<Chunk | Mark, ChatEvent> {
  return operate((out) => {
    reply.readBy(reader)
    const emit = (event: ChatEvent) => out.next(event)
    const close = () => {
      reply.close()
      out.complete()
    }
    let lingers = false
    const silence = createSilence(LINGER, scheduler, scheduler === monotonicScheduler, () => {
      if (reader.complete) close()
      else silence.start()
    })
    const linger = () => {
      if (lingers) silence.broken()
      else out.add(silence.start())
      lingers = true
    }
    return {
      next(chunk) {
        if (chunk === 'activity') {
          out.next({ type: 'activity' })
        } else if (chunk === 'done') {
          if (reader.hasOwnMark) out.complete()
          else close()
        } else if (reader.read(chunk, emit)) {
          close()
        } else if (lingers || reader.complete) {
          linger()
        }
      },
    }
  })
}
