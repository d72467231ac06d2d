import { Observable } from 'rxjs'
import { createProviderError } from './createProviderError.ts'

/** Never emits; fails with `Aborted` when the signal does. The listener goes with the subscription. */
export function abortOn(signal: AbortSignal): Observable<never> {
  return new Observable((out) => {
    const abort = () => {
      out.error(createProviderError('Aborted', 'the call was aborted by its signal', { cause: signal.reason }))
    }
    if (signal.aborted) {
      abort()
      return undefined
    }
    signal.addEventListener('abort', abort)
    return () => signal.removeEventListener('abort', abort)
  })
}
