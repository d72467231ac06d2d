import { printable } from './printable.ts'

/** The text in one line that a terminal can only show. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}
