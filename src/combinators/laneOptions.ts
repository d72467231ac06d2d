import type { AttemptEvent } from '../core/AttemptEvent.ts'
import type { ChatOptions } from '../core/ChatOptions.ts'

/**
 * The options of one lane. What the lane reports of itself is the combinator's to report; what a lane has below it, and
 * the arrival of its head, is passed up with the lane's place in front.
 */
export function laneOptions(options: ChatOptions, lane: number): ChatOptions {
  const { onAttempt } = options
  if (onAttempt === undefined) return options
  return {
    ...options,
    onAttempt(event: AttemptEvent) {
      if (event.lane.length > 0 || event.type === 'open') onAttempt({ ...event, lane: [lane, ...event.lane] })
    },
  }
}
