import type { OperatorFunction } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'

/** How much of a bad line its error shows, in characters. */
const SHOWN = 200

/**
 * Lines to JSON values, one from each; blank lines are skipped.
 *
 * ```
 * lines   --({"a":1})--()--([2])--(oops)
 * values  --{ a: 1 }-------[ 2 ]--#
 * ```
 *
 * Take the lines from `splitLines({ lineEnd: 'lf' })`: a CR is white space inside JSON and ends no line here.
 *
 * The stream fails with `Decode` at the first line that is not exactly one JSON text. Its message names the line, counted
 * from 1 with the blank ones; its `input` shows at most 200 characters of it.
 *
 * @example
 * of('{"a":1}', '', '[2]').pipe(parseNdjson()).subscribe(console.log) // { a: 1 }, [ 2 ]
 */
export function parseNdjson(): OperatorFunction<string, unknown> {
  return operate((out) => {
    let number = 0
    return {
      next(line) {
        number += 1
        if (isBlank(line)) return
        let value: unknown
        try {
          value = JSON.parse(line)
        } catch (cause) {
          const input = line.slice(0, SHOWN)
          out.error(createProviderError('Decode', `line ${number} is not JSON`, { path: '', input, cause }))
          return
        }
        out.next(value)
      },
    }
  })
}

/** Only what JSON calls white space: a line of U+00A0 is not blank, it is wrong. */
function isBlank(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code !== 32 && code !== 9 && code !== 13 && code !== 10) return false
  }
  return true
}
