import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'

/** One reply over a socket, as fast as it goes. The same reply before it warms up. */
export function oneStream({ name, title, tokens, cut, ...metric }) {
  return {
    name,
    title,
    peers: ['floor', 'floor2', 'rivulet'],
    metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'µs', ...metric }],
    async measure(peer, url) {
      const { connect } = await import(`../peers/${peer}.mjs`)
      const ask = connect(`${url}/tokens=${tokens}&${cut}/v1`)
      const tally = createTally()
      await ask(tally.onText)
      const cpu = await cpuOf(() => ask(tally.onText))
      tally.check(2 * tokens)
      return { cpu }
    },
  }
}
