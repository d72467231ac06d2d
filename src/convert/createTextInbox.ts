import type { Inbox } from './createInbox.ts'
import { Queue } from './Queue.ts'

/** Characters of one read. */
const PIECE = 16_384

/**
 * Joins what came since the last read, and gives it as UTF-8; its size is in characters. No text is cut, and an empty one
 * is dropped.
 */
export function createTextInbox(): Inbox<string, Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const pieces = new Queue<string>()
  let size = 0
  return {
    get size() {
      return size
    },
    prompt: false,
    put(text) {
      if (text === '') return
      size += text.length
      if (pieces.size > 0 && pieces.last.length + text.length <= PIECE) pieces.last += text
      else pieces.push(text)
    },
    take() {
      const piece = pieces.shift()
      size -= piece.length
      // As a string it would be a tree of all its parts, several times as large, for as long as a socket takes.
      return encoder.encode(piece)
    },
    clear() {
      pieces.clear()
      size = 0
    },
  }
}
