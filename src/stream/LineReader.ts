import { LineSplitter } from './LineSplitter.ts'
import type { Sink } from '../core/Sink.ts'
import type { SplitLinesOptions } from './splitLines.ts'
import { Step } from '../core/Step.ts'

const LF = 10
const CR = 13
const BOM = 0xfeff

/** Most chunks end with a line, so nothing waits. */
const NOTHING = new Uint8Array(0)

// Only whole lines are decoded, each time in one call, so it holds no state; its streaming mode is several times slower.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Bytes to lines: `decodeUtf8()` and `splitLines()` in one step. No character has the byte of a line's end in it, so bytes
 * wait as bytes until their line ends, and all lines that a chunk ends are decoded at once.
 */
export class LineReader extends Step<Uint8Array, string> {
  declare protected readonly out: LineSplitter
  #kept: Uint8Array = NOTHING
  #length = 0
  #counted = 0
  #characters = 0
  #atStart = true

  constructor(lines: Sink<string>, options: SplitLinesOptions) {
    super(new LineSplitter(lines, options))
  }

  override next(chunk: Uint8Array): void {
    const end = afterLastLine(chunk, this.out.lfOnly)
    if (end > 0) this.out.next(this.#decode(end === chunk.length ? chunk : chunk.subarray(0, end)))
    if (end < chunk.length && !this.closed) this.#keep(end === 0 ? chunk : chunk.subarray(end))
  }

  override complete(): void {
    if (this.#length > 0) this.out.next(this.#decode(NOTHING))
    this.out.complete()
  }

  /** The text of what was kept and of these bytes. */
  #decode(bytes: Uint8Array): string {
    let whole = bytes
    if (this.#length > 0) {
      this.#append(bytes)
      whole = this.#kept.subarray(0, this.#length)
      this.#length = this.#counted = this.#characters = 0
    }
    const text = decoder.decode(whole)
    if (!this.#atStart) return text
    this.#atStart = false
    return text.charCodeAt(0) === BOM ? text.slice(1) : text
  }

  #keep(bytes: Uint8Array): void {
    this.#append(bytes)
    const { maxLength } = this.out
    if (this.#length <= maxLength || this.#count() <= maxLength) return
    this.#kept = NOTHING
    this.#length = 0
    this.out.fail()
  }

  /** A copy: a view would keep the chunk alive, and its owner may fill it anew. */
  #append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length
    if (length > this.#kept.length) {
      const larger = new Uint8Array(Math.max(512, 2 ** Math.ceil(Math.log2(length))))
      larger.set(this.#kept.subarray(0, this.#length))
      this.#kept = larger
    }
    this.#kept.set(bytes, this.#length)
    this.#length = length
  }

  /** Characters of what is kept; looks at each byte once. A CR at the end belongs to a LF that may follow. */
  #count(): number {
    for (; this.#counted < this.#length; this.#counted++) {
      const byte = this.#kept[this.#counted] as number
      if ((byte & 0xc0) !== 0x80) this.#characters += byte < 0xf0 ? 1 : 2
    }
    return this.#kept[this.#length - 1] === CR ? this.#characters - 1 : this.#characters
  }
}

/** Where the last line end of the chunk ends; 0 without one. Backwards, because services send whole lines. */
function afterLastLine(chunk: Uint8Array, lfOnly: boolean): number {
  for (let at = chunk.length - 1; at >= 0; at--) {
    const byte = chunk[at] as number
    if (byte <= CR && (byte === LF || (byte === CR && !lfOnly))) return at + 1
  }
  return 0
}
