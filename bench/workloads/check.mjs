import { cpuOf } from '../measure/cpuOf.mjs'
import { chatEvents } from '../server/chatEvents.mjs'

const EVENTS = 200_000

/** What the check against the io-ts codec adds to `JSON.parse`. */
export const check = {
  name: 'check',
  title: '`decodeWith(codec)` over bare `JSON.parse`',
  peers: ['floor', 'rivulet'],
  metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'µs', must: 1.2, stretch: 1.1 }],
  async measure(peer) {
    const data = chatEvents(EVENTS)
      .slice(0, -1)
      .map((event) => event.toString().slice(6, -2))
    const parse = await import(`../parsing/${peer}.mjs`).then(({ createParser }) => createParser())
    parse(data)
    return { cpu: await cpuOf(() => parse(data)) }
  },
}
