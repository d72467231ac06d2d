import { BehaviorSubject, defer, distinctUntilChanged, map, type Observable, type Observer } from 'rxjs'
import type { Inbox } from './createInbox.ts'
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
    holdWhenFull(inbox, full, go),
  )
}

function holdWhenFull<In, Out>(
  inbox: Inbox<In, Out>,
  full: number,
  go: Pick<Observer<boolean>, 'next'>,
): Inbox<In, Out> {
  const low = Math.floor(full / 2)
  let held = false
  return {
    get size() {
      return inbox.size
    },
    prompt: inbox.prompt,
    put(value, wanted) {
      inbox.put(value, wanted)
      // What goes straight to a reader fills nothing.
      if (held || (wanted && inbox.prompt) || inbox.size < full) return
      held = true
      go.next(false)
    },
    take() {
      const taken = inbox.take()
      if (held && inbox.size <= low) {
        held = false
        go.next(true)
      }
      return taken
    },
    clear: () => inbox.clear(),
  }
}
