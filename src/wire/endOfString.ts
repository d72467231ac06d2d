const QUOTE = 34
const BACKSLASH = 92
const SPACE = 32

/** Where the quote stands that ends the string; the end of the text without one, or where a string cannot go on. */
export function endOfString(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE || code < SPACE) return at
    if (code === BACKSLASH) at += 1
  }
  return at
}
