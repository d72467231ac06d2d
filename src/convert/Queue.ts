/** Slots to begin with; a power of two. */
const SMALL = 16

/** A ring with more slots is let go once it was read to its end. */
const LARGE = 1_024

/**
 * First in, first out, as a ring with a head index: `Array.prototype.shift` moves every element behind it, which makes a
 * burst quadratic.
 */
export class Queue<A> {
  #ring = new Array<A | undefined>(SMALL)
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  push(item: A): void {
    if (this.#size === this.#ring.length) this.#grow()
    this.#ring[(this.#head + this.#size++) & (this.#ring.length - 1)] = item
  }

  /** The oldest element; only where there is one. */
  shift(): A {
    const item = this.#ring[this.#head] as A
    this.#ring[this.#head] = undefined
    this.#head = (this.#head + 1) & (this.#ring.length - 1)
    if (--this.#size === 0 && this.#ring.length > LARGE) this.clear()
    return item
  }

  /** The youngest element; only where there is one. */
  get last(): A {
    return this.#ring[this.#lastIndex] as A
  }

  set last(item: A) {
    this.#ring[this.#lastIndex] = item
  }

  clear(): void {
    this.#ring = new Array<A | undefined>(SMALL)
    this.#head = 0
    this.#size = 0
  }

  get #lastIndex(): number {
    return (this.#head + this.#size - 1) & (this.#ring.length - 1)
  }

  #grow(): void {
    const { length } = this.#ring
    const wrapped = this.#ring.splice(0, this.#head)
    this.#ring = this.#ring.concat(wrapped)
    this.#ring.length = length * 2
    this.#head = 0
  }
}
