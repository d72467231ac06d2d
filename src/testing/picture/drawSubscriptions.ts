import { drawTimelines, type Timeline } from './drawTimelines.ts'

/** When a source was subscribed to and left; `Infinity` is never. */
export interface SubscriptionTimes {
  readonly subscribedFrame: number
  readonly unsubscribedFrame: number
}

/** The picture of subscriptions that are not as expected; undefined where they are. */
export function drawSubscriptions(
  received: readonly SubscriptionTimes[],
  expected: readonly SubscriptionTimes[],
): string | undefined {
  const count = Math.max(received.length, expected.length)
  const pairs = Array.from({ length: count }, (_, index) => [expected[index], received[index]] as const)
  if (pairs.every(([wanted, got]) => isSame(wanted, got))) return undefined

  const labels = pairs.flatMap((_, index) => [`expected ${index + 1}`, `received ${index + 1}`])
  const times = pairs.flat()
  const lines = drawTimelines(times.map(timelineOf))
  const width = Math.max(...labels.map((label) => label.length)) + 2
  return labels
    .map((label, index) => `  ${label.padEnd(width)}${times[index] === undefined ? 'none' : lines[index]}`)
    .join('\n')
}

function isSame(wanted: SubscriptionTimes | undefined, got: SubscriptionTimes | undefined): boolean {
  return wanted?.subscribedFrame === got?.subscribedFrame && wanted?.unsubscribedFrame === got?.unsubscribedFrame
}

function timelineOf(times: SubscriptionTimes | undefined): Timeline {
  if (times === undefined) return { marks: [], ends: true }
  const { subscribedFrame, unsubscribedFrame } = times
  const ends = unsubscribedFrame !== Infinity
  const start = { frame: subscribedFrame, mark: '^' }
  return { marks: ends ? [start, { frame: unsubscribedFrame, mark: '!' }] : [start], ends }
}
