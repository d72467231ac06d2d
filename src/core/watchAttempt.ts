import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs'
import { finalize } from 'rxjs'
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
    listener({ type, lane, provider, ms: scheduler.now() - started, tokens, ...more })
  }
  const end = (type: AttemptEvent['type'], more?: Partial<AttemptEvent>) => {
    if (over) return
    over = true
    tell(type, more)
  }
  const operator = operate<A, A>((out) => {
    tell('start')
    return {
      next(value) {
        if (counts(value)) {
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
