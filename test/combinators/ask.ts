import type { Observable } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'

export const messages: readonly ChatMessage[] = [{ role: 'user', content: 'Hi' }]

/** The stream of one call. */
export function ask<A>(provider: Provider<A>, options?: ChatOptions): Observable<A> {
  return provider(messages, options)
}

/** Providers that give these streams, named `a`, `b`, `c` … by their place. */
export function lanes<A>(...streams: readonly Observable<A>[]): Provider<A>[] {
  return streams.map((stream, place) => nameProvider(String.fromCharCode(97 + place), () => stream))
}
