import type { OperatorFunction } from 'rxjs'
import { createProviderError } from '../core/createProviderError.ts'
import { operate } from '../core/operate.ts'
import type { SseEvent } from './SseEvent.ts'

const LINE_END = /\r\n|\r|\n/g

/**
 * Events to the text of an event stream, the inverse of `parseSse`: one text for each event, ended by a blank line.
 *
 * ```
 * events  --{ data: 'a' }------{ event: 'ping', data: 'b\nc' }----------------|
 * text    --data: a\n\n--------event: ping\ndata: b\ndata: c\n\n--------------|
 * ```
 *
 * Fields that are not given are not written; an event named `''` is a comment, and only its data is written. Line breaks
 * in data become LF, because CR and CRLF cannot be told from it on the wire.
 *
 * The stream fails with `InvalidRequest` at an event that the wire cannot carry: a line break in `event` or `id`, a NUL
 * in `id`, or a `retry` that is no whole number from 0.
 *
 * @example
 * of({ event: 'ping', data: '{}' }).pipe(encodeSse()).subscribe(console.log) // event: ping⏎data: {}⏎⏎
 */
export function encodeSse(): OperatorFunction<Partial<SseEvent>, string> {
  return operate((out) => ({
    next(event) {
      const fault = faultOf(event)
      if (fault === undefined) out.next(encode(event))
      else out.error(createProviderError('InvalidRequest', `an event cannot be written: ${fault}`))
    },
  }))
}

function encode({ event = 'message', data, id, retry }: Partial<SseEvent>): string {
  if (event === '') return `${lines(':', data ?? '')}\n`
  let text = event === 'message' ? '' : `event: ${event}\n`
  if (id !== undefined) text += `id: ${id}\n`
  if (retry !== undefined) text += `retry: ${BigInt(retry)}\n`
  if (data !== undefined) text += lines('data:', data)
  return `${text}\n`
}

function lines(field: string, value: string): string {
  return `${field} ${value.replace(LINE_END, `\n${field} `)}\n`
}

/** What a peer would read as something else: a line break would start a field of the text's own choice. */
function faultOf({ event = '', id = '', retry = 0 }: Partial<SseEvent>): string | undefined {
  if (/[\r\n]/.test(event)) return 'its name has a line break'
  if (/[\r\n\0]/.test(id)) return 'its id has a line break or a NUL'
  if (!Number.isInteger(retry) || retry < 0) return 'its retry is no whole number from 0'
  return undefined
}
