import { type MonoTypeOperatorFunction, Observable, type SchedulerLike } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { createSilence, type Silence } from '../core/createSilence.ts'
import { monotonicScheduler } from '../core/monotonicScheduler.ts'

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

/** One timer per limit, and for a byte no more than a note: reading the clock for each would cost more than the bytes. */
export function timeLimits({ idle, total, scheduler }: Limits): TimeLimits {
  let held = false
  let silence: Silence | undefined
  return {
    alive: () => silence?.broken(),
    hold(now) {
      held = now
      silence?.broken()
    },
    // The source is handed the subscriber itself: an operator between them would be one more call for each event.
    guard: () => (source) =>
      new Observable((out) => {
        const fail = (phase: 'idle' | 'total', message: string, ms: number) => {
          out.error(createProviderError('Timeout', message, { phase, ms }))
        }
        const silent = () => {
          if (held) silence?.start()
          else fail('idle', `no byte within ${idle} ms`, idle)
        }
        if (idle > 0) {
          silence = createSilence(idle, scheduler, scheduler === monotonicScheduler, silent)
          out.add(silence.start())
        }
        if (total > 0) out.add(scheduler.schedule(() => fail('total', `not over within ${total} ms`, total), total))
        source.subscribe(out)
      }),
  }
}
