import { joinText } from './joinText.ts'
import { Queue } from './Queue.ts'

/** What becomes of elements that nobody waits for: one strategy of `toAsyncIterable`. */
export interface Inbox<In, Out> {
  /** How full it is, in elements or in characters; 0 where there is nothing to read. */
  readonly size: number
  /** Whether a waiting reader gets the first element at once, or all that comes in the same turn counts as one. */
  readonly prompt: boolean
  /** Keeps, joins or drops an element. `wanted`: a reader waits for it. */
  put(value: In, wanted: boolean): void
  /** What the next read gives; only where `size` is not 0. */
  take(): Out
  clear(): void
}

/** How unread elements are treated; the words are those of RxJS 9. */
export type ReadStrategy = 'each' | 'buffered' | 'latest' | 'next'

/** `joinFrom`: the number of unread elements from which text is joined to the text before it. */
export function createInbox<A>(strategy: Exclude<ReadStrategy, 'buffered'>, joinFrom: number): Inbox<A, A>
export function createInbox<A>(strategy: ReadStrategy, joinFrom: number): Inbox<A, A | A[]>
export function createInbox<A>(strategy: ReadStrategy, joinFrom: number): Inbox<A, A | A[]> {
  switch (strategy) {
    case 'each':
      return createEach<A>(joinFrom)
    case 'buffered':
      return createBuffered<A>(joinFrom)
    case 'latest':
      return createSlot<A>({ prompt: false, unwanted: true })
    case 'next':
      return createSlot<A>({ prompt: true, unwanted: false })
  }
}

function createEach<A>(joinFrom: number): Inbox<A, A> {
  const queue = new Queue<A>()
  return {
    get size() {
      return queue.size
    },
    prompt: true,
    put(value) {
      const joined = queue.size < joinFrom ? undefined : joinText(queue.last, value)
      if (joined === undefined) queue.push(value)
      else queue.last = joined
    },
    take: () => queue.shift(),
    clear: () => queue.clear(),
  }
}

function createBuffered<A>(joinFrom: number): Inbox<A, A[]> {
  let values: A[] = []
  return {
    get size() {
      return values.length
    },
    prompt: false,
    put(value) {
      const joined = values.length < joinFrom ? undefined : joinText(values[values.length - 1] as A, value)
      if (joined === undefined) values.push(value)
      else values[values.length - 1] = joined
    },
    take() {
      const taken = values
      values = []
      return taken
    },
    clear: () => (values = []),
  }
}

function createSlot<A>({ prompt, unwanted }: { prompt: boolean; unwanted: boolean }): Inbox<A, A> {
  let slot: { readonly value: A } | undefined
  return {
    get size() {
      return slot === undefined ? 0 : 1
    },
    prompt,
    put(value, wanted) {
      if (wanted || unwanted) slot = { value }
    },
    take() {
      const { value } = slot as { readonly value: A }
      slot = undefined
      return value
    },
    clear: () => (slot = undefined),
  }
}
