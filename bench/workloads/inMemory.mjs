import { cpuOf } from '../measure/cpuOf.mjs'
import { createTally } from '../measure/createTally.mjs'
import { chatEvents } from '../server/chatEvents.mjs'
import { chatPeers } from './chatPeers.mjs'

const TOKENS = 50_000

/** A reply that is in memory already, in chunks of one size. The same reply before it warms up. */
export function inMemory({ name, size, ...target }) {
  return {
    name,
    title: `a reply of 50,000 tokens in memory, chunks of ${size.toLocaleString('en')} bytes`,
    peers: chatPeers.filter((peer) => peer !== 'langchain'),
    metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'ms', ...target }],
    async measure(peer) {
      const { over } = await import(`../peers/${peer}.mjs`)
      const { text, ending } = chatEvents(TOKENS)
      const ask = over(cut(Buffer.concat([...text, ...ending]), size))
      const tally = createTally()
      await ask(tally.onText)
      const cpu = await cpuOf(() => ask(tally.onText))
      tally.check(2 * TOKENS)
      return { cpu }
    },
  }
}

function cut(reply, size) {
  const chunks = []
  for (let start = 0; start < reply.length; start += size) chunks.push(reply.subarray(start, start + size))
  return chunks
}
