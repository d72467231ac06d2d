import { Observable, type SchedulerLike } from 'rxjs'
import { isContent } from '../core/isContent.ts'
import { nameProvider } from '../core/nameProvider.ts'
import type { Provider } from '../core/Provider.ts'
import type { ProviderError } from '../core/ProviderError.ts'
import { checkLanes } from './checkLanes.ts'
import { Contest } from './Contest.ts'
import { refuseShared } from './refuseShared.ts'

/** What `fallback`, `race`, `hedge` and `balance` have in common. */
export interface LaneConfig {
  /**
   * Whether another lane may answer a failure that came before content; `false` ends the call with that error. Default:
   * always. `Aborted` always ends the call.
   */
  readonly when?: (error: ProviderError) => boolean
  /** Narrows what commits a lane, such as `isText`. Default: `isContent`. */
  readonly isContent?: (element: unknown) => boolean
}

/** When the next lane starts although none has failed. */
export interface Pace {
  /** Milliseconds; `Infinity` = never, 0 = in the same turn. */
  readonly delay: number
  readonly scheduler: SchedulerLike
}

/**
 * The engine of all of them: lanes start in order, each once; a failure before content, or `delay` without content, starts
 * the next one; the first content wins and every other lane is unsubscribed in the same turn.
 */
export function firstContent<A>(
  owner: string,
  providers: readonly Provider<A>[],
  { when = () => true, isContent: commits = isContent }: LaneConfig,
  pace: Pace,
  order?: () => readonly number[],
): Provider<A> {
  checkLanes(owner, providers)
  const lanes = [...providers]
  const asGiven = [...lanes.keys()]
  return nameProvider(
    owner,
    (messages, options = {}) =>
      new Observable<A>((out) => {
        const refusal = refuseShared(owner, lanes.length, options)
        if (refusal) out.error(refusal)
        else
          new Contest({
            out,
            lanes,
            order: order?.() ?? asGiven,
            messages,
            options,
            when,
            commits,
            pace,
          }).start()
      }),
  )
}
