/** A comment of an event stream, with the empty line that servers write after it. */
export function formatComment(text: string): string {
  return `: ${text}\n\n`
}
