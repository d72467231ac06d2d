import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { watchMemory } from '../measure/watchMemory.mjs'
import { question } from '../peers/question.mjs'

const SECONDS = 10

/** A reply of 256 MB is offered, and read at one item a millisecond. */
export const slowConsumer = {
  name: 'slow',
  title: '256 MB offered, 1 item a ms read through `iterate` for 10 s',
  slow: true,
  peers: ['rivulet'],
  metrics: [{ name: 'memory', title: 'RSS growth', show: 'value', unit: 'MB', must: 64, stretch: 16 }],
  async measure(_peer, url) {
    const { iterate, openai } = await import('../../dist/esm/index.js')
    const chat = (mode) => openai({ baseUrl: `${url}/${mode}/v1`, apiKey: 'bench', model: question.model })
    for await (const _ of iterate(chat('tokens=2000&events=64'), question.messages)) {
      /* warms up */
    }

    const stop = watchMemory()
    const start = performance.now()
    let read = 0
    for await (const _ of iterate(chat('tokens=4000&events=64&repeat=256'), question.messages)) {
      read += 1
      const ahead = read - (performance.now() - start)
      if (ahead > 0) await pause(ahead)
      if (read === SECONDS * 1000) break
    }
    if (read < SECONDS * 1000) throw new Error(`the reply ended after ${read} items`)
    return { memory: stop() }
  },
}
