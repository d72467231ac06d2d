import { identity, type MonoTypeOperatorFunction, pipe, type SchedulerLike, type Subscriber } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isContent } from '../core/isContent.ts'
import { Link } from '../core/Link.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'
import { operate } from '../core/operate.ts'
import { Silence } from '../core/Silence.ts'
import { Cut } from './Cut.ts'

export interface TokenTimeoutConfig {
  /** Milliseconds from the start to the first content. Default: none. */
  readonly first?: number
  /** Milliseconds from one content to the next, and from the last one to the end. Default: none. */
  readonly each?: number
  /** Milliseconds for the whole. Default: none. */
  readonly total?: number
  /** Narrows what counts. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
  /** Default `monotonicScheduler`. */
  readonly scheduler?: SchedulerLike
}

/**
 * Fails with `Timeout` when content is late. Pings and keep-alive comments do not count; reasoning and tool calls do.
 *
 * ```
 * source                  --t--t-----------|
 * tokenTimeout({each: 4}) --t--t---x
 * ```
 *
 * `first` and `each` give a blocked event loop one turn to deliver what waits in the socket before they fail. There is one
 * timer, never one for each token; with the default clock `each` may therefore fire late, by 6 % at the most.
 *
 * @throws Config for a wrong option
 * @example
 * pipeProvider(openai({ apiKey }), tokenTimeout({ first: 5_000, each: 10_000 }))
 */
export function tokenTimeout<A>(config: TokenTimeoutConfig = {}): MonoTypeOperatorFunction<A> {
  checkOptions('tokenTimeout', config, {
    first: rule.time,
    each: rule.time,
    total: rule.time,
    isContent: rule.function,
    scheduler: rule.scheduler,
  })
  const { first, each, total, isContent: counts = isContent, scheduler = monotonicScheduler } = config
  return pipe(
    first === undefined && each === undefined
      ? identity
      : operate<A, A>((out) => new TokenWatch(out, first, each, counts, scheduler)),
    total === undefined ? identity : operate<A, A>((out) => new Cut(out, { ms: total, scheduler, commits: counts })),
  )
}

/** The state of one subscription. */
class TokenWatch<A> extends Link<A, A> {
  readonly #each: number | undefined
  readonly #counts: (element: unknown) => boolean
  readonly #scheduler: SchedulerLike
  #begun = false
  #silence: Silence | undefined

  constructor(
    out: Subscriber<A>,
    first: number | undefined,
    each: number | undefined,
    counts: (element: unknown) => boolean,
    scheduler: SchedulerLike,
  ) {
    super(out)
    this.#each = each
    this.#counts = counts
    this.#scheduler = scheduler
    // The first wait is one, so its clock may be read.
    this.#listen('first', first, false)
  }

  protected override heard(value: A): void {
    if (this.#counts(value)) {
      if (this.#begun) this.#silence?.broken()
      else this.#begin()
    }
    this.out.next(value)
  }

  #begin(): void {
    this.#begun = true
    this.#silence?.stop()
    this.#silence = undefined
    this.#listen('each', this.#each)
  }

  #listen(phase: 'first' | 'each', ms: number | undefined, coarse?: boolean): void {
    if (ms === undefined) return
    const over = () => {
      const message = phase === 'first' ? `no content within ${ms} ms` : `no further content within ${ms} ms`
      this.out.error(createProviderError('Timeout', message, { phase, ms, committed: phase === 'each' }))
      return false
    }
    this.#silence = new Silence(ms, this.#scheduler, over, coarse)
    this.out.add(this.#silence.start())
  }
}
