import { defer, type Observable, type SchedulerLike } from 'rxjs'
import type { ChatMessage } from '../core/ChatMessage.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'
import type { Provider } from '../core/Provider.ts'
import { type AttemptWatch, watchAttempt } from '../core/watchAttempt.ts'
import { laneOptions } from './laneOptions.ts'

/** One lane's stream, under observation where somebody listens. */
export interface WatchedLane<A> {
  readonly name: string
  readonly source: Observable<A>
  readonly watch: AttemptWatch<A> | undefined
}

/** Asks one of several providers; what it throws at once is a failure like any other. Make one for each subscription. */
export function watchLane<A>(
  provider: Provider<A>,
  index: number,
  messages: readonly ChatMessage[],
  options: ChatOptions,
  scheduler: SchedulerLike,
  isContent: (element: unknown) => boolean,
): WatchedLane<A> {
  const name = provider.name || `lane ${index}`
  const { onAttempt: listener } = options
  const watch = listener && watchAttempt<A>({ listener, lane: [index], provider: name, scheduler, isContent })
  const asked = defer(() => provider(messages, laneOptions(options, index)))
  return { name, source: watch ? asked.pipe(watch.operator) : asked, watch }
}
