import type { OperatorFunction } from 'rxjs'
import { checkOptions, rule } from '../core/checkOptions.ts'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'
import { fieldValue } from './fieldValue.ts'
import type { SseEvent } from './SseEvent.ts'

export interface ParseSseOptions {
  /** What becomes of an event without its blank line: `discard` (default, the standard) or `emit`. */
  readonly atEnd?: 'discard' | 'emit'
  /** Also emit every comment line, at once, as an event named `''`. Default false. */
  readonly comments?: boolean
  /** The longest data of one event in characters. Default 16_777_216. */
  readonly maxLength?: number
}

const DIGITS = /^[0-9]+$/

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
  const { atEnd = 'discard', comments = false, maxLength = 16_777_216 } = options

  return operate((out) => {
    let event = ''
    let id = ''
    let retry: number | undefined
    let data: string | undefined
    let more: string[] = []
    let length = 0

    const clear = () => {
      event = ''
      retry = undefined
      data = undefined
      if (more.length > 0) more = []
      length = 0
    }

    const addData = (value: string) => {
      length += value.length
      if (data === undefined) {
        data = value
      } else {
        more.push(value)
        length += 1
      }
      if (length > maxLength) {
        clear()
        out.error(createProviderError('TooLarge', `the data of an event is longer than ${maxLength} characters`))
      }
    }

    const dispatch = () => {
      const name = event === '' ? 'message' : event
      const all = more.length === 0 ? data : `${data}\n${more.join('\n')}`
      const wait = retry
      clear()
      if (all === undefined) return
      out.next(wait === undefined ? { event: name, data: all, id } : { event: name, data: all, id, retry: wait })
    }

    return {
      next(line) {
        if (line === '') return dispatch()
        if (line.startsWith('data:')) return addData(fieldValue(line, 4))
        const colon = line.indexOf(':')
        if (colon === 0) {
          if (comments) out.next({ event: '', data: fieldValue(line, 0), id })
          return
        }
        const value = colon === -1 ? '' : fieldValue(line, colon)
        switch (colon === -1 ? line : line.slice(0, colon)) {
          case 'data':
            return addData(value)
          case 'event':
            event = value
            return
          case 'id':
            if (!value.includes('\0')) id = value
            return
          case 'retry':
            if (DIGITS.test(value)) retry = Number(value)
        }
      },
      complete() {
        if (atEnd === 'emit') dispatch()
        out.complete()
      },
    }
  })
}
