import { isObservable, type Observable } from 'rxjs'
import { pullFrom } from './pullFrom.ts'
import type { Source } from './Source.ts'

/** The source as an Observable, which obeys `flow` where it can. */
export function openSource<A>(source: Source<A>, flow: Observable<boolean>): Observable<A> {
  return isObservable(source) ? source : pullFrom(source, flow)
}
