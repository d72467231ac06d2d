import type { MonoTypeOperatorFunction } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { isProviderError } from '../core/isProviderError.ts'
import { operate } from '../core/operate.ts'
import type { Reply } from './Reply.ts'
import type { Stamp } from './createStamp.ts'

/**
 * The end of a reply, judged: `usage` and `finish` where the terminal mark was seen, `Interrupted` where it was not,
 * `Empty` where nothing was said. A connection that breaks after the mark has done its work.
 */
export function settleReply(reply: Reply, stamp: Stamp): MonoTypeOperatorFunction<ChatEvent> {
  return operate((out) => {
    const finish = () => {
      const end = reply.finish()
      if (isProviderError(end)) {
        out.error(stamp(end))
        return
      }
      for (const event of end) out.next(event)
      out.complete()
    }
    return {
      next(event) {
        reply.saw(event)
        out.next(event)
      },
      error(error) {
        const stamped = stamp(error)
        const lost = stamped._tag === 'Network' || stamped._tag === 'Interrupted' || stamped._tag === 'Timeout'
        if (reply.complete && lost && !(stamped._tag === 'Timeout' && stamped.phase === 'total')) finish()
        else out.error(stamped)
      },
      complete: finish,
    }
  })
}
