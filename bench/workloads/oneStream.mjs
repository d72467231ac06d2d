import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'
import { WARM_UP } from '../measure/warmUp.mjs'
import { chatPeers } from './chatPeers.mjs'

const CPU = { name: 'cpu', show: 'ratio', unit: 'ms' }

/** One reply over a socket, as fast as it goes. The same reply before it, three times, warms up. */
export function oneStream({ tokens, cut, counting, must, stretch, ahead = [], peers = chatPeers, ...names }) {
  return {
    ...names,
    peers,
    metrics: [{ title: 'CPU', ...CPU, must, stretch }, ...ahead.map((metric) => ({ ...CPU, ...metric }))],
    async measure(peer, url) {
      const { connect } = await import(`../peers/${peer}.mjs`)
      const ask = connect(`${url}/tokens=${tokens}&${cut}&counting=${counting}/v1`)
      const tally = createTally()
      for (let run = 0; run < WARM_UP; run++) await ask(tally.onText)
      const cpu = await cpuOf(() => ask(tally.onText))
      tally.check((WARM_UP + 1) * tokens)
      return { cpu }
    },
  }
}
