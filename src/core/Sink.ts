import type { Subscriber } from 'rxjs'

/** Where a reader hands on what it has read. A Subscriber is one, and so is the next reader. */
export type Sink<A> = Pick<Subscriber<A>, 'closed' | 'next' | 'error' | 'complete'>
