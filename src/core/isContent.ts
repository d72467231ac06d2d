/**
 * The one rule of the commit point: does this element commit its attempt?
 *
 * Not content: `null`, `undefined`, `''`, and the chat events `activity`, `usage`, `finish`, `reset`, `seam` and those
 * with empty text. Everything else is content, so a `map` before a retry stays safe.
 *
 * @example
 * isContent('Hi')                       // true
 * isContent('')                         // false
 * isContent({ type: 'text', text: '' }) // false
 */
export function isContent(element: unknown): boolean {
  if (typeof element === 'string') return element !== ''
  if (typeof element !== 'object') return element !== undefined
  if (element === null) return false
  const { type, text } = element as { readonly type?: unknown; readonly text?: unknown }
  switch (type) {
    case 'text':
    case 'reasoning':
      return text !== ''
    case 'activity':
    case 'usage':
    case 'finish':
    case 'reset':
    case 'seam':
      return false
    default:
      return true
  }
}
