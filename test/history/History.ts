import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'

/** One subscription to one provider. */
export interface Attempt {
  /** Which provider, counted through the whole stack from the left. */
  readonly leaf: number
  readonly startedAt: number
  /** How many others of the same call were running when it began. */
  readonly beside: number
  /** Whether the consumer had content when it began. */
  readonly late: boolean
  /** The moments at which its script has something to do. */
  readonly plan: ReadonlySet<number>
  readonly said: ChatEvent[]
  /** How it ended by itself; undefined while it runs, and where it was left. */
  ending?: 'complete' | 'error'
  closedAt?: number
}

export interface Delivery {
  readonly at: number
  readonly element: ChatEvent
  /** Who else was running at that moment. */
  readonly alsoOpen: readonly Attempt[]
}

export interface Terminal {
  readonly kind: 'complete' | 'error'
  readonly at: number
  readonly error?: unknown
}

/** What happened during one call: who said what, and what of it the consumer heard. */
export class History {
  readonly #isContent: (element: unknown) => boolean
  readonly attempts: Attempt[] = []
  /** Everything that was said, by anybody, in order. */
  readonly said: { readonly attempt: Attempt; readonly element: ChatEvent; readonly at: number }[] = []
  readonly heard: Delivery[] = []
  readonly terminals: Terminal[] = []
  readonly events: AttemptEvent[] = []
  /** Endings that came when all was over already, and which rxjs kept from the consumer. */
  surplus = 0
  leftAt: number | undefined
  /** Whether the consumer left from inside next. */
  leftInside = false
  /** Attempts that were still open once all was over. */
  stillOpen: readonly Attempt[] = []

  constructor(isContent: (element: unknown) => boolean) {
    this.#isContent = isContent
  }

  /** Somebody is asked. */
  begin(leaf: number, startedAt: number, plan: ReadonlySet<number>): Attempt {
    const attempt: Attempt = {
      leaf,
      startedAt,
      plan,
      said: [],
      beside: this.open.filter(({ ending }) => ending === undefined).length,
      late: this.hasContent,
    }
    this.attempts.push(attempt)
    return attempt
  }

  authorOf(element: ChatEvent): Attempt | undefined {
    return this.said.find((entry) => entry.element === element)?.attempt
  }

  get open(): Attempt[] {
    return this.attempts.filter(({ closedAt }) => closedAt === undefined)
  }

  /** Those of the open ones that have not come to their end. */
  get running(): Attempt[] {
    return this.open.filter(({ ending }) => ending === undefined)
  }

  get hasContent(): boolean {
    return this.heard.some(({ element }) => this.#isContent(element))
  }

  get endedAt(): number | undefined {
    return this.leftAt ?? this.terminals[0]?.at
  }
}
