import type { Subscriber } from 'rxjs'
import { emptyReply } from './emptyReply.ts'
import { isLifeSign } from './isLifeSign.ts'
import { Link } from './Link.ts'
import { markCommitted } from './markCommitted.ts'
import { unmarkCommitted } from './unmarkCommitted.ts'

interface TryOptions<A> {
  readonly onCommit?: (() => unknown) | undefined
  /** Who hears the values, past the operators in between, which see no more than how the try ends. Default: they do. */
  readonly listener?: Subscriber<A>
}

/**
 * One try: what comes before its first content is held back, so that a failed try leaves no trace; signs of life pass.
 * Ending without content is `Empty`; a failure after content says so.
 */
export class Try<A> extends Link<A, A> {
  readonly #listener: Subscriber<A>
  readonly #commits: (element: unknown) => boolean
  readonly #onCommit: (() => unknown) | undefined
  /** Undefined from the first content on. */
  #held: A[] | undefined = []

  constructor(
    out: Subscriber<A>,
    commits: (element: unknown) => boolean,
    { listener = out, onCommit }: TryOptions<A> = {},
  ) {
    super(out)
    this.#listener = listener
    this.#commits = commits
    this.#onCommit = onCommit
  }

  protected override heard(value: A): void {
    if (this.#held && !this.#begins(this.#held, value)) return
    this.#listener.next(value)
  }

  #begins(held: A[], value: A): boolean {
    if (!this.#commits(value)) {
      if (isLifeSign(value)) return true
      held.push(value)
      return false
    }
    this.#held = undefined
    this.#onCommit?.()
    for (const earlier of held) this.#listener.next(earlier)
    return true
  }

  protected override failed(error: unknown): void {
    this.out.error(this.#held ? unmarkCommitted(error) : markCommitted(error))
  }

  protected override completed(): void {
    if (this.#held) this.out.error(emptyReply(this.#held))
    else this.out.complete()
  }
}
