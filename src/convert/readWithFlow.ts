import { BehaviorSubject, defer, distinctUntilChanged, map, type Observable } from 'rxjs'
import { holdWhenFull } from './holdWhenFull.ts'
import type { Inbox } from './Inbox.ts'
import { Reader } from './Reader.ts'

/** A reader that tells its source to stop when `inbox` holds `full`, and to go on at half of it. */
export function readWithFlow<In, Out>(
  open: (flow: Observable<boolean>) => Observable<In>,
  inbox: Inbox<In, Out>,
  full: number,
): Reader<In, Out> {
  const go = new BehaviorSubject(true)
  // Whoever hears "go" may fill the inbox at once; the others then hear of both, in the wrong order. What counts is now.
  const flow = go.pipe(
    map(() => go.value),
    distinctUntilChanged(),
  )
  return new Reader(
    defer(() => open(flow)),
    holdWhenFull(inbox, go, full),
  )
}
