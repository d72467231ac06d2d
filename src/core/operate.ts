import { Observable, type OperatorFunction, type Subscriber } from 'rxjs'
import { Link } from './Link.ts'

/** What an operator does with each notification; an omitted `error` or `complete` is passed on. */
export interface Handlers<In> {
  next(value: In): void
  error?(error: unknown): void
  complete?(): void
}

/**
 * An operator from its handlers. `start` runs once per subscription and holds its state; where every value counts it
 * gives a `Link` of its own, which is the subscriber and its state in one.
 *
 * A plain `source.subscribe({ … })` inside `new Observable` would not stop a synchronous source when the consumer leaves.
 * What a handler throws becomes the error of the stream. If `start` ends the stream, the source is not subscribed to.
 */
export function operate<In, Out>(start: (out: Subscriber<Out>) => Handlers<In>): OperatorFunction<In, Out> {
  return (source) =>
    new Observable<Out>((out) => {
      const handlers = start(out)
      if (!out.closed) source.subscribe(handlers instanceof Link ? handlers : new Handled(out, handlers))
    })
}

class Handled<In> extends Link<In, unknown> {
  readonly #handlers: Handlers<In>

  constructor(out: Subscriber<unknown>, handlers: Handlers<In>) {
    super(out)
    this.#handlers = handlers
  }

  protected override heard(value: In): void {
    this.#handlers.next(value)
  }

  protected override failed(error: unknown): void {
    if (this.#handlers.error === undefined) super.failed(error)
    else this.#handlers.error(error)
  }

  protected override completed(): void {
    if (this.#handlers.complete === undefined) super.completed()
    else this.#handlers.complete()
  }
}
