import { map, type OperatorFunction, pipe } from 'rxjs'
import { operate } from '../core/operate.ts'
import { EventReader } from '../stream/EventReader.ts'
import { LineReader } from '../stream/LineReader.ts'
import { parseDataLines } from '../stream/parseDataLines.ts'
import type { SseEvent } from '../stream/SseEvent.ts'
import type { SplitLinesOptions } from '../stream/splitLines.ts'
import type { Wire } from '../wire/Wire.ts'
import { StrayReader } from './StrayReader.ts'

type Framing = Wire<never>['framing']

/**
 * Bytes to events, as the wire frames them: what `decodeUtf8()`, `splitLines()` and `parseSse()` do in a row, without an
 * Observable between a byte and its event. A JSON line is an event of its own.
 */
export function createFrames(framing: Framing, maxLength: number | undefined): OperatorFunction<Uint8Array, SseEvent> {
  const limit = maxLength === undefined ? {} : { maxLength }
  switch (framing) {
    case 'sse':
      return operate(
        (out) => new LineReader(new StrayReader(new EventReader(out, { atEnd: 'emit', comments: true })), limit),
      )
    case 'lines':
      return pipe(readLines(limit), parseDataLines({ comments: true }))
    case 'ndjson':
      return pipe(
        readLines({ ...limit, lineEnd: 'lf' }),
        map((data) => ({ event: 'message', data, id: '' })),
      )
  }
}

function readLines(options: SplitLinesOptions): OperatorFunction<Uint8Array, string> {
  return operate((out) => new LineReader(out, options))
}
