/** The function with its last answer kept, for what is asked again and again. */
export function rememberLast<A>(find: (text: string) => A): (text: string) => A {
  let last: { readonly text: string; readonly found: A } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, found: find(text) }
    return last.found
  }
}
