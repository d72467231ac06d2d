import type { SchedulerLike } from 'rxjs'
import { type AttemptEvent, monotonicScheduler } from '../index.ts'
import { describeAttempt } from './describeAttempt.ts'
import { drawPicture } from './drawPicture.ts'
import type { LanePicture } from './LanePicture.ts'
import type { LaneView } from './LaneView.ts'
import type { Output } from './Terminal.ts'

/** Milliseconds between two frames in which nothing happens but time. */
const FRAME = 50

/** Of an undecided lane: one that completes has said nothing. */
const outcomes: Partial<Record<AttemptEvent['type'], LanePicture['outcome']>> = {
  first: 'won',
  win: 'won',
  lose: 'cancelled',
  cancel: 'cancelled',
  fail: 'failed',
  complete: 'failed',
}

/**
 * The lanes, drawn again in their place whenever something happens, until one of them has won: from then on the terminal
 * belongs to its text.
 */
export function drawLanes(
  labels: readonly string[],
  output: Output,
  colours: boolean,
  scheduler: SchedulerLike = monotonicScheduler,
): LaneView {
  const begin = scheduler.now()
  const lanes: LanePicture[] = labels.map((label) => ({
    label,
    start: undefined,
    length: 0,
    outcome: undefined,
    words: 'not asked',
  }))
  let last: AttemptEvent | undefined
  let won = false
  let drawn = false

  function draw(): void {
    const now = scheduler.now() - begin
    const picture = lanes.map((lane) =>
      lane.start === undefined || lane.outcome ? lane : { ...lane, length: now - lane.start },
    )
    const up = drawn ? `\x1b[${lanes.length}A` : ''
    const lines = drawPicture(picture, colours, output.columns || Infinity).map((line) => `\x1b[2K${line}\n`)
    // Without wrapping: a line of wide characters would take two, and the next frame would miss its place.
    output.write(`\x1b[?7l${up}${lines.join('')}\x1b[?7h`)
    drawn = true
  }

  const frames = scheduler.schedule(function () {
    draw()
    this.schedule(undefined, FRAME)
  }, FRAME)

  function update(event: AttemptEvent): void {
    const index = event.lane[0] ?? 0
    const lane = lanes[index]
    if (lane === undefined) return
    const words = event.type === 'win' ? `${lane.words}, won` : describeAttempt(event)
    lanes[index] = {
      ...lane,
      start: event.type === 'start' ? scheduler.now() - begin : lane.start,
      length: event.type === 'win' ? lane.length : event.ms,
      outcome: outcomes[event.type] ?? lane.outcome,
      words: event.type === 'open' ? `waiting, ${words}` : words,
    }
  }

  return {
    tell(event) {
      if (won && event.type !== 'lose') {
        last = event
        return
      }
      update(event)
      won ||= event.type === 'win'
      if (won) frames.unsubscribe()
      draw()
    },
    end() {
      frames.unsubscribe()
      if (last) output.write(`${labels[last.lane[0] ?? 0]}: ${describeAttempt(last)}\n`)
      last = undefined
    },
  }
}
