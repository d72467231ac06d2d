import type { Subscriber } from 'rxjs'
import { Link } from '../core/Link.ts'
import type { Sink } from '../core/Sink.ts'
import type { Reply } from './Reply.ts'
import type { TimeLimits } from './TimeLimits.ts'

/** The bytes of a reply, handed to who reads them: each is a sign of life, and the last one is the end. */
export class ByteWatch<Out> extends Link<Uint8Array, Out> {
  readonly #reader: Sink<Uint8Array>
  readonly #limits: Pick<TimeLimits, 'alive'>
  readonly #reply: Pick<Reply, 'ended'>

  constructor(
    out: Subscriber<Out>,
    reader: Sink<Uint8Array>,
    limits: Pick<TimeLimits, 'alive'>,
    reply: Pick<Reply, 'ended'>,
  ) {
    super(out)
    this.#reader = reader
    this.#limits = limits
    this.#reply = reply
  }

  protected override heard(chunk: Uint8Array): void {
    this.#limits.alive()
    this.#reader.next(chunk)
  }

  protected override failed(error: unknown): void {
    this.#reader.error(error)
  }

  protected override completed(): void {
    this.#reply.ended = true
    this.#reader.complete()
  }
}
