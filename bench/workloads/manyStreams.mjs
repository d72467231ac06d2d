import { performance } from 'node:perf_hooks'
import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'
import { watchMemory } from '../measure/watchMemory.mjs'
import { chatPeers } from './chatPeers.mjs'

const STREAMS = 500
const TOKENS = 400

/** Many replies at once, each at the pace at which models talk. */
export const manyStreams = {
  name: 'W3p',
  title: '500 streams at once, of 400 tokens each, 25 ms apart',
  slow: true,
  peers: chatPeers,
  metrics: [
    { name: 'cpu', title: 'CPU', show: 'ratio', unit: 'ms', must: 1, stretch: 0.85 },
    { name: 'memory', title: 'RSS growth', show: 'ratio', unit: 'MB', must: 1.5, stretch: 1.1 },
    { name: 'firstToken', title: 'p99 of the first token', show: 'ratio', unit: 'ms', must: 1.1, stretch: 0.8 },
  ],
  async measure(peer, url) {
    const { connect } = await import(`../peers/${peer}.mjs`)
    await askMany(connect(`${url}/tokens=200&gap=2/v1`), 50, 200)

    const ask = connect(`${url}/tokens=${TOKENS}&gap=25/v1`)
    const stop = watchMemory()
    let waits
    const cpu = await cpuOf(async () => {
      waits = await askMany(ask, STREAMS, TOKENS)
    })
    return { cpu, memory: stop(), firstToken: waits.sort((a, b) => a - b)[Math.ceil(0.99 * STREAMS) - 1] }
  },
}

/** How many ms each stream's first token took. */
async function askMany(ask, streams, tokens) {
  return Promise.all(
    Array.from({ length: streams }, async () => {
      const start = performance.now()
      const tally = createTally()
      let wait
      await ask((text) => {
        wait ??= performance.now() - start
        tally.onText(text)
      })
      tally.check(tokens)
      return wait
    }),
  )
}
