import type { Sink } from './Sink.ts'

/** A step that reads one thing out of another and hands it on at once, without an Observable between them. */
export abstract class Step<In, Out> implements Sink<In> {
  protected readonly out: Sink<Out>

  constructor(out: Sink<Out>) {
    this.out = out
  }

  /** Whether nobody listens any more. */
  get closed(): boolean {
    return this.out.closed
  }

  abstract next(value: In): void

  error(error: unknown): void {
    this.out.error(error)
  }

  complete(): void {
    this.out.complete()
  }
}
