import { mergeMap, type OperatorFunction, pipe, type SchedulerLike, type Subscriber, throwError } from 'rxjs'
import type { ChatEvent } from '../core/ChatEvent.ts'
import { Link } from '../core/Link.ts'
import { operate } from '../core/operate.ts'
import type { AttemptWatch } from '../core/watchAttempt.ts'
import { httpError } from '../transport/httpError.ts'
import type { HttpResponse } from '../transport/HttpResponse.ts'
import { readBody } from '../transport/readBody.ts'
import { requestIdOf } from '../transport/requestIdOf.ts'
import { ChunkReader } from '../wire/ChunkReader.ts'
import type { Wire } from '../wire/Wire.ts'
import { ByteWatch } from './ByteWatch.ts'
import { createFrames } from './createFrames.ts'
import { EventWriter } from './EventWriter.ts'
import { kindOfBody } from './kindOfBody.ts'
import type { Reply } from './Reply.ts'
import { readWholeReply } from './readWholeReply.ts'
import type { TimeLimits } from './TimeLimits.ts'

const ERROR_BODY = { limit: 64 * 1024, within: 5_000 } as const

/** The parts of one call that read its answer. */
export interface Reading<Chunk, Whole> {
  readonly wire: Wire<Chunk, Whole>
  readonly reply: Reply
  readonly limits: TimeLimits
  readonly scheduler: SchedulerLike
  readonly maxLineLength: number | undefined
  readonly watch: AttemptWatch<ChatEvent> | undefined
  /** The text without what no error may show. */
  readonly clean: (text: string) => string
}

/** The answer to a request, to its events: an event stream, a completion in one piece, or why there is none. */
export class AnswerReader<Chunk extends object, Whole> extends Link<HttpResponse, ChatEvent> {
  readonly #reading: Reading<Chunk, Whole>
  #answered = false

  constructor(out: Subscriber<ChatEvent>, reading: Reading<Chunk, Whole>) {
    super(out)
    this.#reading = reading
    reading.limits.start(out)
  }

  protected override heard(head: HttpResponse): void {
    if (this.#answered) return
    this.#answered = true
    const { reply, limits, watch } = this.#reading
    limits.alive()
    watch?.tell('open', { status: head.status })
    reply.requestId = requestIdOf(head.headers)
    this.#read(head)
  }

  /** The answer goes on as long as its body does. */
  protected override completed(): void {
    if (!this.#answered) this.out.complete()
  }

  /** The body's events go to who hears those of the answer: a `switchMap` would be two more calls for each. */
  #read(head: HttpResponse): void {
    const { body } = head
    const kind = kindOfBody(head)
    if (kind === 'stream') body.subscribe(this.#stream(head))
    else body.pipe(kind === 'whole' ? this.#whole(head) : this.#failure(head)).subscribe(this.out)
  }

  /** From the inside out: bytes to events, to chunks, to chat events, so that a token passes no Observable. */
  #stream({ drain }: HttpResponse): Subscriber<Uint8Array> {
    const { wire, reply, limits, scheduler, clean, maxLineLength } = this.#reading
    const chunks = new EventWriter(this.out, wire.createReader(), reply, scheduler, drain)
    const events = new ChunkReader(chunks, wire.chunk, { done: wire.done, clean })
    return new ByteWatch(this.out, createFrames(events, wire.framing, maxLineLength), limits, reply)
  }

  #whole(head: HttpResponse): OperatorFunction<Uint8Array, ChatEvent> {
    const { wire, reply, limits, clean } = this.#reading
    return pipe(
      operate<Uint8Array, Uint8Array>((out) => new ByteWatch(out, out, limits, reply)),
      readWholeReply(wire, head, reply, clean),
    )
  }

  #failure(head: HttpResponse): OperatorFunction<Uint8Array, never> {
    const { scheduler, clean } = this.#reading
    return pipe(
      readBody({ ...ERROR_BODY, scheduler }),
      mergeMap((body) => throwError(() => httpError(head, body, clean))),
    )
  }
}
