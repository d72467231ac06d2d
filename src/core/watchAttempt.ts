import { finalize, type MonoTypeOperatorFunction, type SchedulerLike, throwError } from 'rxjs'
import type { AttemptEvent } from './AttemptEvent.ts'
import { isContent } from './isContent.ts'
import { operate } from './operate.ts'
import { toProviderError } from './toProviderError.ts'

interface Watch {
  readonly listener: (event: AttemptEvent) => void
  readonly lane: readonly number[]
  readonly provider: string
  readonly scheduler: SchedulerLike
  readonly isContent?: (element: unknown) => boolean
}

/** One attempt under observation. */
export interface AttemptWatch<A> {
  /** Reports start, first content, failure, completion and the caller's leaving. */
  readonly operator: MonoTypeOperatorFunction<A>
  /** Reports something that the stream itself does not show. */
  tell(type: AttemptEvent['type'], more?: { readonly status: number }): void
}

/** Watches one subscription; make one for each. */
export function watchAttempt<A>({
  listener,
  lane,
  provider,
  scheduler,
  isContent: counts = isContent,
}: Watch): AttemptWatch<A> {
  const started = scheduler.now()
  let tokens = 0
  let over = false
  const tell = (type: AttemptEvent['type'], more: Partial<AttemptEvent> = {}) => {
    try {
      listener({ type, lane, provider, ms: scheduler.now() - started, tokens, ...more })
    } catch (thrown) {
      report(thrown)
    }
  }
  const end = (type: AttemptEvent['type'], more?: Partial<AttemptEvent>) => {
    if (over) return
    over = true
    tell(type, more)
  }
  // Whoever decides by the predicate hears of what it throws; a listener must not change how the call ends.
  const isCounted = (value: A) => {
    try {
      return counts(value)
    } catch {
      return false
    }
  }
  const operator = operate<A, A>((out) => {
    tell('start')
    return {
      next(value) {
        if (isCounted(value)) {
          tokens += 1
          if (tokens === 1) tell('first')
        }
        out.next(value)
      },
      error(error) {
        end('fail', { error: toProviderError(error) })
        out.error(error)
      },
      complete() {
        end('complete')
        out.complete()
      },
    }
  })
  return {
    operator: (source) => operator(source).pipe(finalize(() => end('cancel'))),
    tell(type, more) {
      if (type === 'lose') end(type)
      else tell(type, more)
    },
  }
}

/** As rxjs does with what an observer throws: reported later, while the stream goes on. */
function report(thrown: unknown): void {
  throwError(() => thrown).subscribe()
}
