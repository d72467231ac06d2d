import type { SchedulerLike, Subscriber } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { Link } from '../core/Link.ts'

interface Limit {
  /** Milliseconds. */
  readonly ms: number
  readonly scheduler: SchedulerLike
  readonly commits: (element: unknown) => boolean
  /** The try in which it is. */
  readonly attempt?: () => number
}

/** Fails with `Timeout` (`total`) when the time has passed, whatever the stream is doing. */
export class Cut<A> extends Link<A, A> {
  readonly #limit: Limit
  #committed = false

  constructor(out: Subscriber<A>, limit: Limit) {
    super(out)
    this.#limit = limit
    out.add(limit.scheduler.schedule(() => this.#cut(), limit.ms))
  }

  protected override heard(value: A): void {
    this.#committed ||= this.#limit.commits(value)
    this.out.next(value)
  }

  #cut(): void {
    const { ms, attempt } = this.#limit
    const fields = {
      phase: 'total',
      ms,
      committed: this.#committed,
      ...(attempt ? { attempt: attempt() } : {}),
    } as const
    this.out.error(createProviderError('Timeout', `not over within ${ms} ms`, fields))
  }
}
