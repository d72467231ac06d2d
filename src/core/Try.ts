import type { Subscriber } from 'rxjs'
import { emptyReply } from './emptyReply.ts'
import { isLifeSign } from './isLifeSign.ts'
import { Link } from './Link.ts'
import { markCommitted } from './markCommitted.ts'
import { unmarkCommitted } from './unmarkCommitted.ts'

interface TryOptions {
  readonly onCommit?: (() => unknown) | undefined
  /** What happens after a failed try. Default: `out` fails. */
  readonly onFailure?: (error: unknown) => void
}

/**
 * One try: what comes before its first content is held back, so that a failed try leaves no trace; signs of life pass.
 * Ending without content is `Empty`; a failure after content says so.
 */
export class Try<A> extends Link<A, A> {
  readonly #commits: (element: unknown) => boolean
  readonly #onCommit: (() => unknown) | undefined
  readonly #onFailure: ((error: unknown) => void) | undefined
  /** Undefined from the first content on. */
  #held: A[] | undefined = []

  constructor(out: Subscriber<A>, commits: (element: unknown) => boolean, { onCommit, onFailure }: TryOptions = {}) {
    super(out)
    this.#commits = commits
    this.#onCommit = onCommit
    this.#onFailure = onFailure
  }

  protected override heard(value: A): void {
    if (this.#held && !this.#begins(this.#held, value)) return
    this.out.next(value)
  }

  #begins(held: A[], value: A): boolean {
    if (!this.#commits(value)) {
      if (isLifeSign(value)) return true
      held.push(value)
      return false
    }
    this.#held = undefined
    this.#onCommit?.()
    for (const earlier of held) this.out.next(earlier)
    return true
  }

  protected override failed(error: unknown): void {
    this.#fail(this.#held ? unmarkCommitted(error) : markCommitted(error))
  }

  protected override completed(): void {
    if (this.#held) this.#fail(emptyReply(this.#held))
    else this.out.complete()
  }

  #fail(error: unknown): void {
    if (this.#onFailure) this.#onFailure(error)
    else this.out.error(error)
  }
}
