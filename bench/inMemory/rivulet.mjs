import { Observable, of } from 'rxjs'
import { connect } from '../peers/rivulet.mjs'

/** The same stack over a transport that has the bytes already. */
export function over(chunks) {
  const body = new Observable((subscriber) => {
    for (const chunk of chunks) {
      if (subscriber.closed) return
      subscriber.next(chunk)
    }
    subscriber.complete()
  })
  const head = { status: 200, headers: { 'content-type': 'text/event-stream' }, body }
  return connect('http://127.0.0.1:9/v1', () => of(head))
}
