import type { Pick } from './Pick.ts'

/**
 * One lane after the other, in order.
 *
 * @example
 * balance([openai({ apiKey: first }), openai({ apiKey: second })], { pick: roundRobin() })
 */
export function roundRobin(): Pick {
  let calls = 0
  return {
    next(lanes) {
      const lane = calls % lanes
      calls = lane + 1
      return lane
    },
  }
}
