import { Subscriber } from 'rxjs'

/**
 * The subscriber of an operator. It is linked to the one outside it before the source runs, so that a synchronous source
 * stops as soon as the consumer leaves. What a method throws becomes the error of the stream.
 */
export abstract class Link<In, Out> extends Subscriber<In> {
  // Only declared: a call makes many Links, and each would define the field before it sets it.
  declare protected readonly out: Subscriber<Out>

  constructor(out: Subscriber<Out>) {
    super()
    this.out = out
    out.add(this)
  }

  protected abstract heard(value: In): void

  protected failed(error: unknown): void {
    this.out.error(error)
  }

  protected completed(): void {
    this.out.complete()
  }

  // Overrides `next` and not `_next`: one call less for each value, and the one that V8 could not inline.
  override next(value: In): void {
    if (this.isStopped) return super.next(value)
    try {
      this.heard(value)
    } catch (error) {
      this.out.error(error)
    }
  }

  protected override _error(error: unknown): void {
    try {
      this.failed(error)
    } catch (thrown) {
      this.out.error(thrown)
    } finally {
      this.unsubscribe()
    }
  }

  protected override _complete(): void {
    try {
      this.completed()
    } catch (thrown) {
      this.out.error(thrown)
    } finally {
      this.unsubscribe()
    }
  }
}
