import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'

export interface SplitLinesOptions {
  /** The longest line in characters, its end not counted. Default 1_049_600: 1 MiB of data and its field's name. */
  readonly maxLength?: number
  /** `any` (default): CRLF, LF or CR, as in event streams. `lf`: LF only, less one CR before it, as in NDJSON. */
  readonly lineEnd?: 'any' | 'lf'
}

const LF = 10
const CR = 13

/**
 * Text to lines, without their ends.
 *
 * ```
 * text   --a--b\nc--\r------\nd--|
 * lines  -----ab----c-----------(d|)
 * ```
 *
 * A CR ends its line at once: a LF that comes with the next chunk belongs to it. A last line without an end is emitted
 * at completion. Nothing else ends a line, not even U+2028. Takes time in proportion to the text, however it is cut.
 *
 * @throws `Config` for a wrong option. The stream fails with `TooLarge` as soon as a line passes `maxLength`.
 *
 * @example
 * of('data: a\r', '\ndata: b').pipe(splitLines()).subscribe(console.log) // data: a, data: b
 */
export function splitLines(options: SplitLinesOptions = {}): OperatorFunction<string, string> {
  checkOptions('splitLines', options, {
    maxLength: rule.positive,
    lineEnd: { is: (value: unknown) => value === 'any' || value === 'lf', mustBe: "'any' or 'lf'" },
  })
  const { maxLength = 1_049_600, lineEnd = 'any' } = options
  const lfOnly = lineEnd === 'lf'

  return operate((out) => {
    let pieces: string[] = []
    let kept = 0
    let afterCr = false

    const fail = () => {
      pieces = []
      out.error(createProviderError('TooLarge', `a line is longer than ${maxLength} characters`))
    }

    const emit = (end: string) => {
      let line = end
      if (kept > 0) {
        pieces.push(end)
        line = pieces.join('')
        pieces = []
        kept = 0
      }
      if (lfOnly && line.charCodeAt(line.length - 1) === CR) line = line.slice(0, -1)
      if (line.length > maxLength) fail()
      else out.next(line)
    }

    const keep = (piece: string) => {
      pieces.push(piece)
      kept += piece.length
      // Only with `lf` is a CR kept; should its LF follow, it is no part of the line.
      const spare = piece.charCodeAt(piece.length - 1) === CR ? 1 : 0
      if (kept > maxLength + spare) fail()
    }

    return {
      next(chunk) {
        if (chunk === '') return
        let start = afterCr && chunk.charCodeAt(0) === LF ? 1 : 0
        afterCr = false
        let lf = chunk.indexOf('\n', start)
        let cr = lfOnly ? -1 : chunk.indexOf('\r', start)
        while (lf !== -1 || cr !== -1) {
          const byCr = cr !== -1 && (lf === -1 || cr < lf)
          const end = byCr ? cr : lf
          const line = chunk.slice(start, end)
          start = byCr && lf === end + 1 ? end + 2 : end + 1
          afterCr = byCr && start === chunk.length && lf !== end + 1
          emit(line)
          if (out.closed) return
          if (byCr) cr = chunk.indexOf('\r', start)
          if (lf !== -1 && lf < start) lf = chunk.indexOf('\n', start)
        }
        if (start < chunk.length) keep(chunk.slice(start))
      },
      complete() {
        if (kept > 0) emit('')
        out.complete()
      },
    }
  })
}
