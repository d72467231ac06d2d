import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import type { Reply } from './Reply.ts'
import type { TimeLimits } from './TimeLimits.ts'

/** Bytes, passed on as they are: each is a sign of life, and the last one is the end. */
export class ByteWatch extends Step<Uint8Array, Uint8Array> {
  readonly #limits: Pick<TimeLimits, 'alive'>
  readonly #reply: Pick<Reply, 'ended'>

  constructor(bytes: Sink<Uint8Array>, limits: Pick<TimeLimits, 'alive'>, reply: Pick<Reply, 'ended'>) {
    super(bytes)
    this.#limits = limits
    this.#reply = reply
  }

  override next(chunk: Uint8Array): void {
    this.#limits.alive()
    this.out.next(chunk)
  }

  override complete(): void {
    this.#reply.ended = true
    this.out.complete()
  }
}
