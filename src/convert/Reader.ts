import type { Observable, Unsubscribable } from 'rxjs'
import { operate } from '../core/operate.ts'
import type { Inbox } from './createInbox.ts'
import { Queue } from './Queue.ts'

interface Waiting<Out> {
  resolve(result: IteratorResult<Out, undefined>): void
  reject(error: unknown): void
}

/**
 * An async iterator over one subscription, which is made at the first `next()`.
 *
 * `next()` may be called ahead any number of times. `return()` and `throw()` unsubscribe at once and settle what is
 * pending; an error comes after everything that came before it.
 */
export class Reader<In, Out> implements AsyncIterableIterator<Out, undefined, undefined> {
  readonly #source: Observable<In>
  readonly #inbox: Inbox<In, Out>
  readonly #waiting = new Queue<Waiting<Out>>()
  #subscription: Unsubscribable | undefined
  #phase: 'new' | 'open' | 'over' = 'new'
  #failure: { readonly error: unknown } | undefined
  /** A flush is on its way: what comes in this turn counts as one. */
  #gathering = false

  constructor(source: Observable<In>, inbox: Inbox<In, Out>) {
    this.#source = source
    this.#inbox = inbox
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Out, undefined>> {
    // While a turn gathers, its elements belong to those who wait already.
    if (this.#inbox.size > 0 && !this.#gathering) return Promise.resolve({ done: false, value: this.#inbox.take() })
    const result = new Promise<IteratorResult<Out, undefined>>((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
    })
    if (this.#phase === 'new') this.#open()
    else if (this.#phase === 'over') this.#dismiss()
    return result
  }

  return(): Promise<IteratorResult<Out, undefined>> {
    this.#leave()
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(error: Error): Promise<IteratorResult<Out, undefined>> {
    this.#leave()
    return Promise.reject(error)
  }

  #open(): void {
    this.#phase = 'open'
    const read = operate<In, never>((out) => {
      // It is here before the source is subscribed to, so that one which is synchronous can be left too.
      this.#subscription = out
      return {
        next: (value) => this.#put(value),
        error: (error) => {
          this.#close({ error })
          out.complete()
        },
        complete: () => {
          this.#close(undefined)
          out.complete()
        },
      }
    })
    this.#source.pipe(read).subscribe()
  }

  #put(value: In): void {
    const wanted = this.#waiting.size > 0
    this.#inbox.put(value, wanted)
    if (!wanted || this.#gathering) return
    if (this.#inbox.prompt) this.#serve()
    else {
      this.#gathering = true
      queueMicrotask(() => {
        this.#gathering = false
        this.#serve()
        if (this.#phase === 'over') this.#dismiss()
      })
    }
  }

  #serve(): void {
    while (this.#waiting.size > 0 && this.#inbox.size > 0) {
      this.#waiting.shift().resolve({ done: false, value: this.#inbox.take() })
    }
  }

  #close(failure: { readonly error: unknown } | undefined): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.#failure = failure
    this.#dismiss()
  }

  #leave(): void {
    this.#phase = 'over'
    this.#failure = undefined
    this.#gathering = false
    this.#inbox.clear()
    this.#subscription?.unsubscribe()
    this.#dismiss()
  }

  /** Nothing will come any more: the first who waits hears of the failure, the others of the end. */
  #dismiss(): void {
    while (this.#waiting.size > 0 && !this.#gathering) {
      const { resolve, reject } = this.#waiting.shift()
      const failure = this.#failure
      this.#failure = undefined
      if (failure) reject(failure.error)
      else resolve({ done: true, value: undefined })
    }
  }
}
