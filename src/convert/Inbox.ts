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
