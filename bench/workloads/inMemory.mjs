import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'
import { chatEvents } from '../server/chatEvents.mjs'

const TOKENS = 50_000

/** A reply that is in memory already, in chunks of a fixed size. */
export function inMemory({ name, size, ...metric }) {
  return {
    name,
    title: `a reply of 50,000 tokens in memory, chunks of ${size} bytes`,
    peers: ['floor', 'floor2', 'rivulet'],
    metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'µs', ...metric }],
    async measure(peer) {
      const { over } = await import(`../inMemory/${peer}.mjs`)
      const ask = over(chunksOf(Buffer.concat(chatEvents(TOKENS)), size))
      const tally = createTally()
      await ask(tally.onText)
      const cpu = await cpuOf(() => ask(tally.onText))
      tally.check(2 * TOKENS)
      return { cpu }
    },
  }
}

function chunksOf(reply, size) {
  return Array.from({ length: Math.ceil(reply.length / size) }, (_, index) =>
    reply.subarray(index * size, (index + 1) * size),
  )
}
