import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import { DataLineReader } from '../stream/DataLineReader.ts'
import { EventReader } from '../stream/EventReader.ts'
import { LineReader } from '../stream/LineReader.ts'
import type { SseEvent } from '../stream/SseEvent.ts'
import type { Wire } from '../wire/Wire.ts'
import { StrayReader } from './StrayReader.ts'

/**
 * Bytes to events, as the wire frames them: what `decodeUtf8()`, `splitLines()` and `parseSse()` do in a row. A JSON line
 * is an event of its own.
 */
export function createFrames(
  out: Sink<SseEvent>,
  framing: Wire<never>['framing'],
  maxLength: number | undefined,
): Sink<Uint8Array> {
  const limit = maxLength === undefined ? {} : { maxLength }
  switch (framing) {
    case 'sse':
      return new LineReader(new EventReader(out, { atEnd: 'emit', comments: true }, new StrayReader()), limit)
    case 'lines':
      return new LineReader(new DataLineReader(out, { comments: true }), limit)
    case 'ndjson':
      return new LineReader(new JsonLines(out), { ...limit, lineEnd: 'lf' })
  }
}

class JsonLines extends Step<string, SseEvent> {
  override next(data: string): void {
    this.out.next({ event: 'message', data, id: '' })
  }
}
