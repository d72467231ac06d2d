import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { operate } from '../core/operate.ts'
import { LineSplitter } from './LineSplitter.ts'

export interface SplitLinesOptions {
  /** The longest line in characters, its end not counted. Default 1_049_600: 1 MiB of data and its field's name. */
  readonly maxLength?: number
  /** `any` (default): CRLF, LF or CR, as in event streams. `lf`: LF only, less one CR before it, as in NDJSON. */
  readonly lineEnd?: 'any' | 'lf'
}

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
  return operate((out) => new LineSplitter(out, options))
}
