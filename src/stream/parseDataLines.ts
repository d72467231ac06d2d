import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { operate } from '../core/operate.ts'
import { DataLineReader } from './DataLineReader.ts'
import type { SseEvent } from './SseEvent.ts'

export interface ParseDataLinesOptions {
  /** Also emit every comment line as an event named `''`. Default false. */
  readonly comments?: boolean
}

/**
 * Lines to events for servers that write lines, not events: each `data:` line is an event of its own.
 *
 * ```
 * lines   --(data: a)--(data: b)--()--(event: x)--(data: c)--|
 * events  --a----------b--------------------------c----------|
 * ```
 *
 * Unlike `parseSse` it waits for no blank line and joins nothing; every other line is ignored.
 *
 * @throws `Config` for a wrong option.
 *
 * @example
 * of('data: a', 'data: b').pipe(parseDataLines(), map(({ data }) => data)).subscribe(console.log) // a, b
 */
export function parseDataLines(options: ParseDataLinesOptions = {}): OperatorFunction<string, SseEvent> {
  checkOptions('parseDataLines', options, {
    comments: rule.boolean,
  })
  return operate((out) => new DataLineReader(out, options))
}
