import { map, type OperatorFunction, pipe } from 'rxjs'
import { parseDataLines } from '../stream/parseDataLines.ts'
import { parseSse } from '../stream/parseSse.ts'
import { splitLines } from '../stream/splitLines.ts'
import type { SseEvent } from '../stream/SseEvent.ts'
import type { Wire } from '../wire/Wire.ts'
import { failOnStray } from './failOnStray.ts'

type Framing = Wire<never>['framing']

/** Text to events, as the wire frames them. A JSON line is an event of its own. */
export function createFrames(framing: Framing, maxLength: number | undefined): OperatorFunction<string, SseEvent> {
  const limit = maxLength === undefined ? {} : { maxLength }
  switch (framing) {
    case 'sse':
      return pipe(splitLines(limit), failOnStray(), parseSse({ atEnd: 'emit', comments: true }))
    case 'lines':
      return pipe(splitLines(limit), parseDataLines({ comments: true }))
    case 'ndjson':
      return pipe(
        splitLines({ ...limit, lineEnd: 'lf' }),
        map((data) => ({ event: 'message', data, id: '' })),
      )
  }
}
