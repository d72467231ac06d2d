import type { Inbox } from './Inbox.ts'
import { Queue } from './Queue.ts'

/** Characters of one read. */
const PIECE = 16_384

/** Joins what came since the last read; its size is in characters. A piece is never cut, and an empty one is dropped. */
export function createTextInbox(): Inbox<string, string> {
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
      return piece
    },
    clear() {
      pieces.clear()
      size = 0
    },
  }
}
