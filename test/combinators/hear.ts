import type { Observable } from 'rxjs'
import { toProviderError } from '../../src/core/toProviderError.ts'

/** Writes down what is heard, an error by its tag. */
export function hear<A>(log: unknown[], stream: Observable<A>) {
  return stream.subscribe({
    next: (value) => log.push(value),
    error: (error) => log.push(toProviderError(error)._tag),
    complete: () => log.push('complete'),
  })
}
