import type { OperatorFunction } from 'rxjs'
import { operate } from '../core/operate.ts'

const BOM = 0xfeff

/**
 * Bytes to text, at every cut of the bytes the same text.
 *
 * ```
 * bytes  --[H i]--[E2]--[82]--[AC !]--[C3]-|
 * text   --Hi-----------------€!----------(r|)   r: U+FFFD
 * ```
 *
 * A character that is cut waits for its other bytes, at most three; one that never becomes whole is U+FFFD, one for each
 * maximal subpart, as every browser does it. One leading byte order mark is dropped. Never emits `''`.
 *
 * @example
 * of(Uint8Array.of(0xe2, 0x82), Uint8Array.of(0xac)).pipe(decodeUtf8()).subscribe(console.log) // €
 */
export function decodeUtf8(): OperatorFunction<Uint8Array, string> {
  return operate((out) => {
    // Whole sequences in calls of their own are several times faster in Node than its streaming mode.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let held: Uint8Array | undefined
    let atStart = true

    const emit = (bytes: Uint8Array) => {
      const text = decoder.decode(bytes)
      const skip = atStart && text.charCodeAt(0) === BOM ? 1 : 0
      if (text.length > 0) atStart = false
      if (text.length > skip) out.next(skip === 0 ? text : text.slice(skip))
    }

    return {
      next(chunk) {
        if (chunk.length === 0) return
        const bytes = held === undefined ? chunk : join(held, chunk)
        const whole = bytes.length - cutOff(bytes)
        // A copy: a view would keep the chunk alive, and its owner may fill it anew.
        held = whole === bytes.length ? undefined : new Uint8Array(bytes.subarray(whole))
        emit(held === undefined ? bytes : bytes.subarray(0, whole))
      },
      complete() {
        if (held !== undefined) emit(held)
        out.complete()
      },
    }
  })
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + tail.length)
  bytes.set(head)
  bytes.set(tail, head.length)
  return bytes
}

/** How many of the last bytes begin a sequence that wants more bytes. */
function cutOff(bytes: Uint8Array): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}
