import type { Observable } from 'rxjs'
import type { ChatMessage } from './ChatMessage.ts'
import type { ChatOptions } from './ChatOptions.ts'

/**
 * A chat provider: a plain function from messages to a cold Observable.
 *
 * Each subscription is one request (and one bill); unsubscribing closes its socket. The function's `name` is the
 * provider's name in errors and attempt events.
 *
 * @example
 * const echo: Provider = (messages) => of(String(messages.at(-1)?.content))
 */
export type Provider<A = string> = (messages: readonly ChatMessage[], options?: ChatOptions) => Observable<A>
