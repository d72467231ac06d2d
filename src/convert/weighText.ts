import type { Inbox } from './Inbox.ts'

/** Characters that weigh as much as an element does. */
const PER_ELEMENT = 64

/** The inbox with a size that also counts what its elements say, so that a few long ones fill it like many short ones. */
export function weighText<In, Out>(inbox: Inbox<In, Out>): Inbox<In, Out> {
  let weight = 0
  return {
    get size() {
      return inbox.size === 0 ? 0 : weight
    },
    prompt: inbox.prompt,
    put(value, wanted) {
      if (inbox.size === 0) weight = 0
      inbox.put(value, wanted)
      weight += weightOf(value)
    },
    take() {
      const taken = inbox.take()
      // Joined text weighs less than its parts; what was taken is never more than what was put in.
      weight -= weightOf(taken)
      return taken
    },
    clear: () => inbox.clear(),
  }
}

function weightOf(element: unknown): number {
  if (typeof element === 'string') return 1 + Math.floor(element.length / PER_ELEMENT)
  if (typeof element !== 'object' || element === null) return 1
  const { text, arguments: args } = element as { readonly text?: unknown; readonly arguments?: unknown }
  return weightOf(text) + weightOf(args) - 1
}
