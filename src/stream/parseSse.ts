import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { operate } from '../core/operate.ts'
import { EventReader } from './EventReader.ts'
import type { SseEvent } from './SseEvent.ts'

export interface ParseSseOptions {
  /** What becomes of an event without its blank line: `discard` (default, the standard) or `emit`. */
  readonly atEnd?: 'discard' | 'emit'
  /** Also emit every comment line, at once, as an event named `''`. Default false. */
  readonly comments?: boolean
  /** The longest data of one event in characters. Default 16_777_216. */
  readonly maxLength?: number
}

/**
 * Lines to server-sent events, by the rules of the HTML standard.
 *
 * ```
 * lines   --(data: a)--(data: b)--()----(id: 7)--(data: c)--()----(data: d)--|
 * events  ------------------------a\nb----------------------c----------------|
 * ```
 *
 * An event needs a data line and ends at a blank line; one that the stream cuts off is discarded unless `atEnd` is
 * `'emit'`. The id stays in force for later events, name and retry do not. With `comments` a keep-alive is seen as a sign
 * of life: `{ event: '', data: 'ping', id }`.
 *
 * @throws `Config` for a wrong option. The stream fails with `TooLarge` as soon as an event passes `maxLength`.
 *
 * @example
 * of('event: ping', 'data: {}', '').pipe(parseSse()).subscribe(console.log) // { event: 'ping', data: '{}', id: '' }
 */
export function parseSse(options: ParseSseOptions = {}): OperatorFunction<string, SseEvent> {
  checkOptions('parseSse', options, {
    atEnd: { is: (value: unknown) => value === 'discard' || value === 'emit', mustBe: "'discard' or 'emit'" },
    comments: rule.boolean,
    maxLength: rule.positive,
  })
  return operate((out) => new EventReader(out, options))
}
