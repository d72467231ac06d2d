import { Subject, type Subscriber, Subscription, takeUntil } from 'rxjs'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isLifeSign } from '../core/isLifeSign.ts'
import { markCommitted } from '../core/markCommitted.ts'
import type { Provider } from '../core/Provider.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { AttemptWatch } from '../core/watchAttempt.ts'
import type { Pace } from './firstContent.ts'
import { watchLane } from './watchLane.ts'

interface Rules<A> {
  readonly out: Subscriber<A>
  readonly lanes: readonly Provider<A>[]
  /** The places of the lanes, in the order in which they start. */
  readonly order: readonly number[]
  readonly messages: readonly ChatMessage[]
  readonly options: ChatOptions
  readonly when: (error: ProviderError) => boolean
  readonly commits: (element: unknown) => boolean
  readonly pace: Pace
}

interface Lane<A> {
  readonly index: number
  /** Ends the lane, also while it is still subscribing. */
  readonly stop: Subject<void>
  /** What came before the commit point and carries something. */
  readonly held: A[]
  readonly watch: AttemptWatch<A> | undefined
}

/** One subscription: its lanes, and which of them has won. */
export class Contest<A> {
  readonly #rules: Rules<A>
  readonly #running = new Set<Lane<A>>()
  readonly #errors: ProviderError[] = []
  #timer = Subscription.EMPTY
  #started = 0
  #wanted = 0
  #starting = false
  #over = false

  constructor(rules: Rules<A>) {
    this.#rules = rules
  }

  start(): void {
    this.#rules.out.add(() => this.#end())
    this.#startNext()
  }

  /** A lane may fail, or win, while it is being subscribed: a loop instead of a recursion keeps order and stack. */
  #startNext(): void {
    const { lanes, pace } = this.#rules
    this.#wanted = Math.min(this.#wanted + 1, lanes.length)
    if (this.#starting) return
    this.#starting = true
    while (this.#started < this.#wanted && !this.#over) {
      this.#timer.unsubscribe()
      this.#run(this.#rules.order[this.#started++] as number)
      if (pace.delay === 0) this.#wanted = lanes.length
    }
    this.#starting = false
    this.#setTimer()
  }

  #setTimer(): void {
    const { lanes, pace, out } = this.#rules
    if (this.#over || this.#started === lanes.length || pace.delay === Number.POSITIVE_INFINITY) return
    this.#timer = pace.scheduler.schedule(() => this.#startNext(), pace.delay)
    out.add(this.#timer)
  }

  #run(index: number): void {
    const { out, lanes, messages, options, commits, pace } = this.#rules
    const { name, source, watch } = watchLane(
      lanes[index] as Provider<A>,
      index,
      messages,
      options,
      pace.scheduler,
      commits,
    )
    const lane: Lane<A> = { index, stop: new Subject(), held: [], watch }
    this.#running.add(lane)
    let won = false
    source.pipe(takeUntil(lane.stop)).subscribe({
      next: (value) => {
        if (!won) won = this.#decide(lane, value)
        if (won) out.next(value)
      },
      error: (error: unknown) => {
        if (won) out.error(markCommitted(error))
        else this.#lose(lane, toProviderError(error))
      },
      complete: () => {
        if (won) out.complete()
        else this.#lose(lane, createProviderError('Empty', 'the reply ended without content', { provider: name }))
      },
    })
  }

  /** Whether this element makes the lane the winner; what it is told to wait for is held back. */
  #decide(lane: Lane<A>, value: A): boolean {
    if (this.#over) return false
    try {
      if (this.#rules.commits(value)) {
        this.#win(lane)
        return true
      }
      if (!isLifeSign(value)) lane.held.push(value)
    } catch (thrown) {
      this.#rules.out.error(thrown)
    }
    return false
  }

  #win(winner: Lane<A>): void {
    this.#over = true
    this.#timer.unsubscribe()
    this.#running.delete(winner)
    this.#rules.out.add(() => winner.stop.next())
    winner.watch?.tell('win')
    for (const lane of this.#running) {
      lane.watch?.tell('lose')
      lane.stop.next()
    }
    this.#running.clear()
    for (const value of winner.held) this.#rules.out.next(value)
  }

  #lose(lane: Lane<A>, error: ProviderError): void {
    if (this.#over) return
    const { out, lanes, when } = this.#rules
    this.#running.delete(lane)
    this.#errors[lane.index] = error
    try {
      if (error._tag === 'Aborted' || !when(error)) out.error(error)
      else if (this.#started < lanes.length) this.#startNext()
      else if (this.#running.size === 0) out.error(this.#verdict())
    } catch (thrown) {
      out.error(thrown)
    }
  }

  #verdict(): ProviderError {
    const [first] = this.#errors
    if (first && this.#errors.length === 1) return first
    const said = this.#errors.map(({ provider, _tag, message }) => `${provider ?? 'a provider'}: ${_tag}: ${message}`)
    return createProviderError('AllFailed', `all providers failed; ${said.join('; ')}`, { errors: this.#errors })
  }

  #end(): void {
    this.#over = true
    this.#timer.unsubscribe()
    for (const lane of this.#running) lane.stop.next()
    this.#running.clear()
  }
}
