import type { Subject } from 'rxjs'
import type { Inbox } from './Inbox.ts'

/** The inbox, saying `false` to `flow` when its size reaches `full`, and `true` when it is down to half of that. */
export function holdWhenFull<In, Out>(inbox: Inbox<In, Out>, flow: Subject<boolean>, full: number): Inbox<In, Out> {
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
      flow.next(false)
    },
    take() {
      const taken = inbox.take()
      if (held && inbox.size <= low) {
        held = false
        flow.next(true)
      }
      return taken
    },
    clear: () => inbox.clear(),
  }
}
