/** Well under the longest string of any engine (V8: 2^29 - 24 characters), which would throw. */
const LONGEST = 2 ** 28

/**
 * Two neighbours as one element where nothing is lost by it, else undefined: strings, the chat events `text` and
 * `reasoning`, and fragments of one tool call's arguments. Whole elements are joined and never cut, so a surrogate pair
 * stays together. An element with anything more in it, such as a signature, is left alone.
 */
export function joinText<A>(last: A, next: A): A | undefined
export function joinText(last: unknown, next: unknown): unknown {
  if (typeof last === 'string') return typeof next === 'string' ? concat(last, next) : undefined
  const [a, b] = [fragment(last), fragment(next)]
  if (a === undefined || b === undefined || a.type !== b.type || a.index !== b.index) return undefined
  if (!b.bare || (a.type !== 'toolCall' && !a.bare)) return undefined
  const joined = concat(a.text, b.text)
  if (joined === undefined) return undefined
  return a.type === 'toolCall' ? { ...(last as object), arguments: joined } : { type: a.type, text: joined }
}

function concat(a: string, b: string): string | undefined {
  return a.length + b.length <= LONGEST ? a + b : undefined
}

interface Fragment {
  readonly type: 'text' | 'reasoning' | 'toolCall'
  readonly text: string
  readonly index: unknown
  /** It has no other fields. */
  readonly bare: boolean
}

function fragment(element: unknown): Fragment | undefined {
  if (typeof element !== 'object' || element === null) return undefined
  const { type, text, arguments: args, index, signature } = element as Readonly<Record<string, unknown>>
  const fields = Object.keys(element).length
  if ((type === 'text' || type === 'reasoning') && typeof text === 'string') {
    return { type, text, index: undefined, bare: fields === 2 }
  }
  // The first fragment of a call carries its id and name; what follows may be added to it.
  if (type === 'toolCall' && typeof args === 'string' && signature === undefined) {
    return { type, text: args, index, bare: fields === 3 }
  }
  return undefined
}
