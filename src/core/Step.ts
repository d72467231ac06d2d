import type { Sink } from './Sink.ts'

/** A step that reads one thing out of another and hands it on at once, without an Observable between them. */
export abstract class Step<In, Out> implements Sink<In> {
  protected readonly out: Sink<Out>
  /** The last in the row, which alone knows whether anybody listens. */
  readonly #end: Pick<Sink<unknown>, 'closed'>

  constructor(out: Sink<Out>) {
    this.out = out
    this.#end = out instanceof Step ? out.#end : out
  }

  get closed(): boolean {
    return this.#end.closed
  }

  abstract next(value: In): void

  error(error: unknown): void {
    this.out.error(error)
  }

  complete(): void {
    this.out.complete()
  }
}
