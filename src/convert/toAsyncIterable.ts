import type { Observable } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createInbox, type ReadStrategy } from './createInbox.ts'
import { Reader } from './Reader.ts'

export interface ReadConfig {
  /**
   * - `each` (default): every element, in order. Loses nothing; buffers without bound what is not read.
   * - `buffered`: all that came since the last read, as an array. Loses nothing; buffers without bound.
   * - `latest`: the last element that came since the last read. Loses the ones before it; buffers one.
   * - `next`: the first element that comes while a read waits. Loses all that come in between; buffers none.
   */
  readonly strategy?: ReadStrategy
  /**
   * The number of unread elements from which text is joined to the text before it, so that a slow reader gets longer
   * pieces instead of a longer queue. Default 1,048,576. It says nothing to `latest` and `next`.
   */
  readonly highWaterMark?: number
}

const HIGH_WATER_MARK = 2 ** 20

/**
 * Any Observable in `for await`. Lossless unless `strategy` says otherwise.
 *
 * ```
 * source     a--b-cd-----|
 * for await  a--b-c---d--|      each iterator is a subscription of its own: ^-----------!
 * ```
 *
 * Each iterator subscribes at its first `next()`: two loops are two paid requests. `break`, `return` and `throw`
 * unsubscribe at once, also while a `next()` waits. An error is thrown after the elements that came before it.
 *
 * Elements are passed as they are: of chat events the loop gets `reset`, `seam`, reasoning and tool calls too.
 *
 * An Observable cannot be held back: what is not read is buffered. `iterate` holds the provider's socket instead.
 *
 * From `highWaterMark` unread elements on, neighbours are joined where that loses nothing: strings, `text` and
 * `reasoning` events, and fragments of one tool call. Everything else is queued.
 *
 * Throws `Config` for an option that it does not know.
 *
 * @example
 * for await (const token of toAsyncIterable(chat(messages))) process.stdout.write(token)
 */
export function toAsyncIterable<A>(
  source: Observable<A>,
  config: ReadConfig & { readonly strategy: 'buffered' },
): AsyncIterable<A[]>
export function toAsyncIterable<A>(source: Observable<A>, config?: ReadConfig): AsyncIterable<A>
export function toAsyncIterable<A>(source: Observable<A>, config: ReadConfig = {}): AsyncIterable<A | A[]> {
  checkOptions('toAsyncIterable', config, { strategy, highWaterMark: rule.positive })
  const { strategy: chosen = 'each', highWaterMark = HIGH_WATER_MARK } = config
  return {
    [Symbol.asyncIterator]: () => new Reader(source, createInbox<A>(chosen, highWaterMark)),
  }
}

const strategy = {
  is: (value: unknown) => ['each', 'buffered', 'latest', 'next'].includes(value as string),
  mustBe: '"each", "buffered", "latest" or "next"',
}
