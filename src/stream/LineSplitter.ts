import { createProviderError } from '../core/createProviderError.ts'
import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import type { SplitLinesOptions } from './splitLines.ts'

const LF = 10
const CR = 13

/** Text to lines: `splitLines()` as a step of a larger one. */
export class LineSplitter extends Step<string, string> {
  readonly maxLength: number
  readonly lfOnly: boolean
  #pieces: string[] = []
  #kept = 0
  #afterCr = false

  constructor(lines: Sink<string>, { maxLength = 1_049_600, lineEnd = 'any' }: SplitLinesOptions) {
    super(lines)
    this.maxLength = maxLength
    this.lfOnly = lineEnd === 'lf'
  }

  override next(text: string): void {
    if (text === '') return
    let start = this.#afterCr && text.charCodeAt(0) === LF ? 1 : 0
    this.#afterCr = false
    let lf = text.indexOf('\n', start)
    let cr = this.lfOnly ? -1 : text.indexOf('\r', start)
    while (lf !== -1 || cr !== -1) {
      const byCr = cr !== -1 && (lf === -1 || cr < lf)
      const end = byCr ? cr : lf
      const line = text.slice(start, end)
      start = byCr && lf === end + 1 ? end + 2 : end + 1
      this.#afterCr = byCr && start === text.length && lf !== end + 1
      this.#emit(line)
      if (this.closed) return
      if (byCr) cr = text.indexOf('\r', start)
      if (lf !== -1 && lf < start) lf = text.indexOf('\n', start)
    }
    if (start < text.length) this.#keep(text.slice(start))
  }

  override complete(): void {
    if (this.#kept > 0) this.#emit('')
    this.out.complete()
  }

  /** A line is too long. */
  fail(): void {
    this.#pieces = []
    this.out.error(createProviderError('TooLarge', `a line is longer than ${this.maxLength} characters`))
  }

  #emit(end: string): void {
    let line = end
    if (this.#kept > 0) {
      this.#pieces.push(end)
      line = this.#pieces.join('')
      this.#pieces = []
      this.#kept = 0
    }
    if (this.lfOnly && line.charCodeAt(line.length - 1) === CR) line = line.slice(0, -1)
    if (line.length > this.maxLength) this.fail()
    else this.out.next(line)
  }

  #keep(piece: string): void {
    this.#pieces.push(piece)
    this.#kept += piece.length
    // Only with `lf` is a CR kept; should its LF follow, it is no part of the line.
    const spare = piece.charCodeAt(piece.length - 1) === CR ? 1 : 0
    if (this.#kept > this.maxLength + spare) this.fail()
  }
}
