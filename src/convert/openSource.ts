import { isObservable, type Observable } from 'rxjs'
import { pullFrom } from './pullFrom.ts'

/**
 * What the conversions take. An Observable cannot be held back, so what a slow reader has not read is buffered; an async
 * iterable, such as what `iterate` gives, is asked for the next element only when there is room for it.
 */
export type Source<A> = Observable<A> | AsyncIterable<A>

/**
 * The shorter way into what `iterate` gives: the reply as it is pushed, holding to the flow that it is given. In the
 * symbol registry, because the package can be loaded twice.
 */
export const OPEN = Symbol.for('rivulet.open')

interface Openable<A> {
  [OPEN](flow: Observable<boolean>): Observable<A>
}

/** The source as an Observable, which obeys `flow` where it can. */
export function openSource<A>(source: Source<A>, flow: Observable<boolean>): Observable<A> {
  if (isObservable(source)) return source
  return OPEN in source ? (source as Openable<A>)[OPEN](flow) : pullFrom(source, flow)
}
