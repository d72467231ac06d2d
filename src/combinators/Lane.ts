import type { Subscriber } from 'rxjs'
import { emptyReply } from '../core/emptyReply.ts'
import { Link } from '../core/Link.ts'
import { markCommitted } from '../core/markCommitted.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { unmarkCommitted } from '../core/unmarkCommitted.ts'
import type { AttemptWatch } from '../core/watchAttempt.ts'

interface LaneInfo<A> {
  /** Its place among the providers. */
  readonly index: number
  readonly name: string
  readonly watch: AttemptWatch<A> | undefined
}

/** Who decides between lanes that have not spoken yet. */
export interface Judge<A> {
  /** A lane said something. */
  decide(lane: Lane<A>, value: A): void
  /** A lane ended before its first content. */
  lose(lane: Lane<A>, error: ProviderError): void
}

/** One of several providers that were asked: once it has won, what it says is the reply. */
export class Lane<A> extends Link<A, A> {
  readonly index: number
  readonly name: string
  readonly watch: AttemptWatch<A> | undefined
  readonly #judge: Judge<A>
  /** What came before the commit point and carries something; undefined once it has won. */
  #held: A[] | undefined = []

  constructor(out: Subscriber<A>, judge: Judge<A>, { index, name, watch }: LaneInfo<A>) {
    super(out)
    this.#judge = judge
    this.index = index
    this.name = name
    this.watch = watch
  }

  hold(value: A): void {
    this.#held?.push(value)
  }

  win(content: A): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const value of held) this.out.next(value)
    this.out.next(content)
  }

  protected override heard(value: A): void {
    if (this.#held) this.#judge.decide(this, value)
    else this.out.next(value)
  }

  protected override failed(error: unknown): void {
    if (this.#held) this.#judge.lose(this, unmarkCommitted(error))
    else this.out.error(markCommitted(error))
  }

  protected override completed(): void {
    if (this.#held) this.#judge.lose(this, emptyReply(this.#held, this.name))
    else this.out.complete()
  }
}
