import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'

interface Limits {
  /** Milliseconds without any byte; 0 = off. */
  readonly idle: number
  /** Milliseconds for the whole reply; 0 = off. */
  readonly total: number
  readonly scheduler: SchedulerLike
}

/** The time limits of one reply. */
export interface TimeLimits {
  /** A byte came. */
  alive(): void
  /** Whether the reader holds the socket back, so that silence is nobody's fault. */
  hold(held: boolean): void
  guard<A>(): MonoTypeOperatorFunction<A>
}

/** One timer per limit, set again only when it has run out: nothing is done for a byte but to note the time. */
export function timeLimits({ idle, total, scheduler }: Limits): TimeLimits {
  let last = scheduler.now()
  let held = false
  const watch = (fail: (error: unknown) => void) => {
    let late = false
    return scheduler.schedule(function () {
      const left = held ? idle : last + idle - scheduler.now()
      if (left > 0) {
        late = false
        this.schedule(undefined, left)
      } else if (late) {
        fail(createProviderError('Timeout', `no byte within ${idle} ms`, { phase: 'idle', ms: idle }))
      } else {
        // After a long stall of the event loop the bytes wait in the socket: let them in first.
        late = true
        this.schedule(undefined, 0)
      }
    }, idle)
  }
  return {
    alive() {
      last = scheduler.now()
    },
    hold(now) {
      held = now
      last = scheduler.now()
    },
    guard: () =>
      operate((out) => {
        const fail = (error: unknown) => out.error(error)
        const late = () =>
          fail(createProviderError('Timeout', `not over within ${total} ms`, { phase: 'total', ms: total }))
        if (idle > 0) out.add(watch(fail))
        if (total > 0) out.add(scheduler.schedule(late, total))
        return { next: (value) => out.next(value) }
      }),
  }
}
