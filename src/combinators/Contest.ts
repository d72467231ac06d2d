import { type Subscriber, Subscription } from 'rxjs'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { isLifeSign } from '../core/isLifeSign.ts'
import type { Provider } from '../core/Provider.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { toProviderError } from '../core/toProviderError.ts'
import type { Pace } from './firstContent.ts'
import { type Judge, Lane } from './Lane.ts'
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

/** One subscription: its lanes, and which of them has won. */
export class Contest<A> implements Judge<A> {
  readonly #rules: Rules<A>
  #running: Lane<A>[] = []
  readonly #errors: ProviderError[] = []
  readonly #said: string[] = []
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
    const { lanes, pace } = this.#rules
    if (this.#over || this.#started === lanes.length || pace.delay === Number.POSITIVE_INFINITY) return
    this.#timer = pace.scheduler.schedule(() => this.#startNext(), pace.delay)
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
    const lane = new Lane(out, this, { index, name, watch })
    this.#running.push(lane)
    source.subscribe(lane)
  }

  /** The first content wins; what a lane says before it is held back. */
  decide(lane: Lane<A>, value: A): void {
    if (this.#over) return
    try {
      if (this.#rules.commits(value)) this.#win(lane, value)
      else if (!isLifeSign(value)) lane.hold(value)
    } catch (thrown) {
      this.#fail(thrown)
    }
  }

  #win(winner: Lane<A>, content: A): void {
    this.#over = true
    this.#running = this.#running.filter((lane) => lane !== winner)
    winner.watch?.tell('win')
    for (const lane of this.#running) lane.watch?.tell('lose')
    this.#end()
    winner.win(content)
  }

  lose(lane: Lane<A>, error: ProviderError): void {
    if (this.#over) return
    const { lanes, when } = this.#rules
    this.#errors[lane.index] = error
    this.#said[lane.index] = `${error.provider ?? lane.name}: ${error._tag}: ${error.message}`
    try {
      if (error._tag === 'Aborted' || !when(error)) {
        this.#fail(error)
        return
      }
    } catch (thrown) {
      this.#fail(thrown)
      return
    }
    // What the lane had taken, such as a place in a pool, is the next one's to take, which may decide all at once.
    this.#running = this.#running.filter((other) => other !== lane)
    lane.unsubscribe()
    if (this.#over) return
    if (this.#started < lanes.length) this.#startNext()
    else if (this.#running.length === 0) this.#fail(this.#verdict())
  }

  #verdict(): ProviderError {
    const [first] = this.#errors
    if (first && this.#errors.length === 1) return first
    const message = `all providers failed; ${this.#said.join('; ')}`
    return createProviderError('AllFailed', message, { errors: this.#errors })
  }

  /** Every lane is left before the caller hears of it, so that a caller who asks again at once asks alone. */
  #fail(thrown: unknown): void {
    this.#end()
    this.#rules.out.error(toProviderError(thrown))
  }

  #end(): void {
    this.#over = true
    this.#timer.unsubscribe()
    // Last ones first: they may be waiting for what the others give back, and would begin only to be left.
    const running = this.#running.reverse()
    this.#running = []
    for (const lane of running) lane.unsubscribe()
  }
}
