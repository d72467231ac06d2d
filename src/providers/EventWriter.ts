import type { SchedulerLike, Subscriber } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { Silence } from '../core/Silence.ts'
import { Step } from '../core/Step.ts'
import type { Mark } from '../wire/Mark.ts'
import type { ReplyReader } from '../wire/ReplyReader.ts'
import type { Reply } from './Reply.ts'

/** Milliseconds of silence after the end mark, in which usage, a sentinel or an error may still come. */
const LINGER = 2_000

/**
 * Chunks to events, by the wire's reader. Completes at what ends the reply whatever may follow, so that there is nothing
 * left to read. After a mark that may be followed by something it waits for the end of the bytes, but not for a server that
 * forgets to end them.
 */
export class EventWriter<Chunk extends object> extends Step<Chunk | Mark, ChatEvent> {
  declare protected readonly out: Subscriber<ChatEvent>
  readonly #reader: ReplyReader<Chunk>
  readonly #reply: Reply
  readonly #emit: (event: ChatEvent) => void
  readonly #scheduler: SchedulerLike
  readonly #drain: (() => void) | undefined
  #silence: Silence | undefined

  constructor(
    out: Subscriber<ChatEvent>,
    reader: ReplyReader<Chunk>,
    reply: Reply,
    scheduler: SchedulerLike,
    drain?: () => void,
  ) {
    super(out)
    this.#reader = reader
    this.#reply = reply
    this.#emit = (event) => out.next(event)
    this.#scheduler = scheduler
    this.#drain = drain
    reply.readBy(reader)
  }

  override next(chunk: Chunk | Mark): void {
    if (chunk === 'activity') {
      this.out.next({ type: 'activity' })
    } else if (chunk === 'done') {
      if (!this.#reader.hasOwnMark) this.#reply.close()
      this.#end()
    } else if (this.#reader.read(chunk, this.#emit)) {
      this.#reply.close()
      this.#end()
    } else if (this.#silence || this.#reader.complete) {
      this.#linger()
    }
  }

  /** All has been said. */
  #end(): void {
    this.#drain?.()
    this.out.complete()
  }

  #linger(): void {
    if (this.#silence) return this.#silence.broken()
    this.#silence = new Silence(LINGER, this.#scheduler, () => {
      if (this.#reader.complete) {
        this.#reply.close()
        this.out.complete()
      }
      return !this.out.closed
    })
    this.out.add(this.#silence.start())
  }
}
