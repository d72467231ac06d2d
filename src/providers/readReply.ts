import type { OperatorFunction } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { operate } from '../core/operate.ts'
import type { Mark } from '../wire/Mark.ts'
import type { ReplyReader } from '../wire/ReplyReader.ts'
import type { Reply } from './Reply.ts'

/** Chunks to events, by the wire's reader. Completes at the mark that ends the reply, which closes the connection. */
export function readReply<Chunk extends object>(
  reader: ReplyReader<Chunk>,
  reply: Reply,
): OperatorFunction<Chunk | Mark, ChatEvent> {
  return operate((out) => {
    reply.readBy(reader)
    const emit = (event: ChatEvent) => out.next(event)
    return {
      next(chunk) {
        if (chunk === 'activity') {
          out.next({ type: 'activity' })
        } else if (chunk === 'done') {
          if (!reader.hasOwnMark) reply.close()
          out.complete()
        } else if (reader.read(chunk, emit)) {
          reply.close()
          out.complete()
        }
      },
    }
  })
}
