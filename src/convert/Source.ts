import type { Observable } from 'rxjs'

/**
 * What the conversions take. An Observable cannot be held back, so what a slow reader has not read is buffered; an async
 * iterable, such as what `iterate` gives, is asked for the next element only when there is room for it.
 */
export type Source<A> = Observable<A> | AsyncIterable<A>
