import { isObservable, type Observable } from 'rxjs'
import { pullFrom } from './pullFrom.ts'
import type { Source } from './Source.ts'

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
