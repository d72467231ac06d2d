import type { Subscriber } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { isProviderError } from '../core/isProviderError.ts'
import { Link } from '../core/Link.ts'
import type { Reply } from './Reply.ts'
import type { Stamp } from './createStamp.ts'

/**
 * The end of a reply, judged: `usage` and `finish` where the terminal mark was seen, `Interrupted` where it was not,
 * `Empty` where nothing was said. A connection that breaks after the mark has done its work.
 */
export class Settlement extends Link<ChatEvent, ChatEvent> {
  readonly #reply: Reply
  readonly #stamp: Stamp

  constructor(out: Subscriber<ChatEvent>, reply: Reply, stamp: Stamp) {
    super(out)
    this.#reply = reply
    this.#stamp = stamp
  }

  protected override heard(event: ChatEvent): void {
    this.#reply.saw(event)
    this.out.next(event)
  }

  protected override failed(error: unknown): void {
    const stamped = this.#stamp(error)
    const lost = stamped._tag === 'Network' || stamped._tag === 'Interrupted' || stamped._tag === 'Timeout'
    if (this.#reply.complete && lost && !(stamped._tag === 'Timeout' && stamped.phase === 'total')) this.completed()
    else this.out.error(stamped)
  }

  protected override completed(): void {
    const end = this.#reply.finish()
    if (isProviderError(end)) {
      this.out.error(this.#stamp(end))
      return
    }
    for (const event of end) this.out.next(event)
    this.out.complete()
  }
}
