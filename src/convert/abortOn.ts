import { Observable } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'

/** Fails with `Aborted` once the signal aborts, at once where it has; leaves the signal's listeners as they were. */
export function abortOn(signal: AbortSignal): Observable<never> {
  return new Observable((out) => {
    const abort = () => out.error(createProviderError('Aborted', 'the request was aborted', { cause: signal.reason }))
    if (signal.aborted) {
      abort()
      return
    }
    signal.addEventListener('abort', abort)
    out.add(() => signal.removeEventListener('abort', abort))
  })
}
