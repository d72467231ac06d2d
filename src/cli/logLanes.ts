import type { AttemptEvent } from '../index.ts'
import { describeAttempt } from './describeAttempt.ts'
import type { LaneView } from './LaneView.ts'
import type { Output } from './Terminal.ts'

/** A line per event, for where nothing can be redrawn. */
export function logLanes(labels: readonly string[], output: Output): LaneView {
  const width = Math.max(...labels.map(({ length }) => length))
  const later: AttemptEvent[] = []
  let won = false

  function write(event: AttemptEvent): void {
    const label = labels[event.lane[0] ?? 0] ?? event.provider
    output.write(`${label.padEnd(width)}  ${describeAttempt(event)}\n`)
  }

  return {
    tell(event) {
      if (won && event.type !== 'lose') later.push(event)
      else write(event)
      won ||= event.type === 'win'
    },
    end() {
      for (const event of later.splice(0)) write(event)
    },
  }
}
