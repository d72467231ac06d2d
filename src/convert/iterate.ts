import { combineLatest, defer, distinctUntilChanged, map, type Observable, startWith } from 'rxjs'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import { checkOptions, rule } from '../core/checkOptions.ts'
import type { Provider } from '../core/Provider.ts'
import { createInbox } from './createInbox.ts'
import { OPEN } from './openSource.ts'
import { readWithFlow } from './readWithFlow.ts'

export interface IterateConfig {
  /**
   * The number of unread elements at which the socket is held; it goes on at half of it. Default 256.
   */
  readonly highWaterMark?: number
}

const HIGH_WATER_MARK = 256

/** Who listens to `flow` still delivers the rest of a chunk, some thousand elements at most; beyond, it is deaf. */
const DEAF = 16

/**
 * A reply in `for await`, whose reader sets the pace: a slow loop holds the provider's socket back.
 *
 * ```
 * provider   abcdef------ghi--|
 * flow       t-----f-----t----
 * for await  a---b---c---d---e---f---g---h---i|
 * ```
 *
 * It does what `toAsyncIterable` does, and gives the provider a `flow`, which combinators pass to every lane. A `flow`
 * and a `signal` of the caller's own stay in force. Each loop is a request of its own, made at its first `next()`;
 * `break`, `return` and `throw` close its socket at once.
 *
 * Nothing is lost. What comes although the socket is held (the rest of a chunk; all of it, where the provider knows no
 * `flow`) is queued, and from 16 times the mark on, text is joined to the text before it.
 *
 * While the socket is held, the provider's `idleTimeout` stands still; a `tokenTimeout({ each })` around it does not, so let
 * that be longer than the pauses of the loop.
 *
 * Throws `Config` for an option that it does not know.
 *
 * @example
 * for await (const token of iterate(chat, messages)) await speak(token)
 */
export function iterate<A>(
  provider: Provider<A>,
  messages: readonly ChatMessage[],
  options: ChatOptions = {},
  config: IterateConfig = {},
): AsyncIterable<A> {
  checkOptions('iterate', config, { highWaterMark: rule.positive })
  const { highWaterMark = HIGH_WATER_MARK } = config
  const open = (flow: Observable<boolean>) => provider(messages, { ...options, flow: both(flow, options.flow) })
  const iterable = {
    [Symbol.asyncIterator]: () => readWithFlow(open, createInbox<A>('each', highWaterMark * DEAF), highWaterMark),
    [OPEN]: (flow: Observable<boolean>) => defer(() => open(flow)),
  }
  return iterable
}

function both(own: Observable<boolean>, callers: Observable<boolean> | undefined): Observable<boolean> {
  if (callers === undefined) return own
  return combineLatest([own, callers.pipe(startWith(true))]).pipe(
    map(([a, b]) => a && b),
    distinctUntilChanged(),
  )
}
