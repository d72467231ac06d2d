import type { Sink } from '../core/Sink.ts'
import { Step } from '../core/Step.ts'
import { fieldValue } from './fieldValue.ts'
import type { ParseDataLinesOptions } from './parseDataLines.ts'
import type { SseEvent } from './SseEvent.ts'

const COLON = 58

/** Lines to events, one for each data line: `parseDataLines()` as a step of a larger one. */
export class DataLineReader extends Step<string, SseEvent> {
  readonly #comments: boolean

  constructor(events: Sink<SseEvent>, { comments = false }: ParseDataLinesOptions) {
    super(events)
    this.#comments = comments
  }

  override next(line: string): void {
    if (line.startsWith('data:')) this.out.next({ event: 'message', data: fieldValue(line, 4), id: '' })
    else if (this.#comments && line.charCodeAt(0) === COLON) {
      this.out.next({ event: '', data: fieldValue(line, 0), id: '' })
    }
  }
}
