/** Elements of one block. */
const BLOCK = 1_024

interface Block<A> {
  readonly items: (A | undefined)[]
  next: Block<A> | undefined
}

/**
 * First in, first out, in blocks that are let go as they were read: `Array.prototype.shift` moves every element behind it,
 * which makes a burst quadratic.
 */
export class Queue<A> {
  #head: Block<A> = { items: [], next: undefined }
  #tail = this.#head
  /** Where to read in the first block, and to write in the last one. */
  #read = 0
  #write = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  push(item: A): void {
    if (this.#write === BLOCK) {
      this.#tail = this.#tail.next = { items: [], next: undefined }
      this.#write = 0
    }
    this.#tail.items[this.#write++] = item
    this.#size += 1
  }

  /** The oldest element; only where there is one. */
  shift(): A {
    const { items, next } = this.#head
    const item = items[this.#read] as A
    items[this.#read++] = undefined
    this.#size -= 1
    if (this.#size === 0) {
      this.#read = 0
      this.#write = 0
    } else if (this.#read === BLOCK && next !== undefined) {
      this.#head = next
      this.#read = 0
    }
    return item
  }

  /** The youngest element; only where there is one. */
  get last(): A {
    return this.#tail.items[this.#write - 1] as A
  }

  set last(item: A) {
    this.#tail.items[this.#write - 1] = item
  }

  clear(): void {
    this.#tail = this.#head = { items: [], next: undefined }
    this.#read = 0
    this.#write = 0
    this.#size = 0
  }
}
