import { Observable } from 'rxjs'

/** Completes in the next turn of the event loop, when every socket of this process has had the chance to be read. */
export const turn = new Observable<never>((over) => {
  const immediate = setImmediate(() => over.complete())
  return () => clearImmediate(immediate)
})
