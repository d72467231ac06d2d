import { Observable } from 'rxjs'

/**
 * An async iterable as an Observable that asks for the next element only while `flow` says `true`.
 *
 * Unsubscribing calls `return()` at once, also while a `next()` is pending: rxjs' `from` would wait for the next element,
 * and so keep a stalled socket open.
 */
export function pullFrom<A>(iterable: AsyncIterable<A>, flow: Observable<boolean>): Observable<A> {
  return new Observable((out) => {
    const iterator = iterable[Symbol.asyncIterator]()
    let held = true
    let reading = false
    let ended = false
    const fail = (error: unknown) => {
      ended = true
      out.error(error)
    }
    const pull = () => {
      if (held || reading || out.closed) return
      reading = true
      settle(() => iterator.next()).then((result) => {
        reading = false
        if (out.closed) return
        if (result.done === true) {
          ended = true
          out.complete()
        } else {
          out.next(result.value)
          pull()
        }
      }, fail)
    }
    out.add(() => {
      // The reader has left: nobody is there to hear how the iterator takes it.
      if (!ended) settle(() => iterator.return?.()).catch(() => {})
    })
    out.add(
      flow.subscribe({
        next: (go) => {
          held = !go
          pull()
        },
        error: fail,
      }),
    )
  })
}

/** The promise of what may also be given, or thrown, at once. */
function settle<T>(act: () => T | PromiseLike<T>): Promise<T> {
  return new Promise((resolve) => resolve(act()))
}
