import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { operate } from '../core/operate.ts'
import { fieldValue } from './fieldValue.ts'
import type { SseEvent } from './SseEvent.ts'

export interface ParseDataLinesOptions {
  /** Also emit every comment line as an event named `''`. Default false. */
  readonly comments?: boolean
}

const COLON = 58

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
  const { comments = false } = options

  return operate((out) => ({
    next(line) {
      if (line.startsWith('data:')) out.next({ event: 'message', data: fieldValue(line, 4), id: '' })
      else if (comments && line.charCodeAt(0) === COLON) out.next({ event: '', data: fieldValue(line, 0), id: '' })
    },
  }))
}
