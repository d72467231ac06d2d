import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'
import { WARM_UP } from '../measure/warmUp.mjs'
import { chatEvents } from '../server/chatEvents.mjs'
import { chatPeers } from './chatPeers.mjs'

const TOKENS = 50_000

/** A reply that is in memory already, in pieces of one size. The same reply before it, three times, warms up. */
export function inMemory({ size, counting, must, stretch, peers = chatPeers, ...names }) {
  return {
    ...names,
    peers,
    metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'ms', must, stretch }],
    async measure(peer) {
      const { over } = await import(`../peers/${peer}.mjs`)
      const { text, ending } = chatEvents(TOKENS, { counting })
      const ask = over(cut(Buffer.concat([...text, ...ending]), size))
      const tally = createTally()
      for (let run = 0; run < WARM_UP; run++) await ask(tally.onText)
      const cpu = await cpuOf(() => ask(tally.onText))
      tally.check((WARM_UP + 1) * TOKENS)
      return { cpu }
    },
  }
}

function cut(reply, size) {
  const pieces = []
  for (let start = 0; start < reply.length; start += size) pieces.push(reply.subarray(start, start + size))
  return pieces
}
