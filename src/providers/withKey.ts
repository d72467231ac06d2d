import { catchError, defer, from, map, type Observable, of, switchMap, throwError } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { checkHeaders } from '../core/checkHeaders.ts'
import type { ProviderConfig } from './ProviderConfig.ts'

/** Asks with the key of one request, at once where it is known; an empty one is none. A function is asked each time. */
export function withKey<A>(
  apiKey: ProviderConfig['apiKey'],
  ask: (key: string | undefined) => Observable<A>,
): Observable<A> {
  if (typeof apiKey === 'function') return fetchKey(apiKey).pipe(switchMap((key) => ask(key)))
  return ask(apiKey?.trim() || undefined)
}

/** What the function throws is not shown, because it may quote the key. */
function fetchKey(give: () => string | Promise<string>): Observable<string | undefined> {
  return defer(() => {
    const key = give()
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
