import { catchError, defer, from, map, type Observable, of, switchMap, throwError } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { checkHeaders } from '../core/checkHeaders.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

/** The key of one request; an empty one is none. A function is asked each time; what it throws is not shown, because it may quote the key. */
export function resolveKey(apiKey: ProviderConfig['apiKey']): Observable<string | undefined> {
  if (typeof apiKey !== 'function') return of(apiKey?.trim() || undefined)
  return defer(() => {
    const key = apiKey()
    return typeof key === 'string' ? of(key) : from(Promise.resolve(key))
  }).pipe(
    map((key) => key.trim()),
    catchError(() =>
      throwError(() => createProviderError('Unauthorized', 'the function that gives the API key failed')),
    ),
    switchMap((key) => {
      try {
        checkHeaders('apiKey', { authorization: key })
        return of(key || undefined)
      } catch {
        return throwError(() => createProviderError('Unauthorized', 'the API key must be one line of Latin-1 text'))
      }
    }),
  )
}
