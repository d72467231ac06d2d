import { cpuOf } from '../measure/cpuOf.mjs'
import { chatEvents } from '../server/chatEvents.mjs'

const EVENTS = 200_000

/** What the check against the io-ts schema adds to `JSON.parse`. */
export function check({ counting, ...names }) {
  return {
    ...names,
    peers: ['floor', 'rivulet'],
    metrics: [{ name: 'cpu', title: 'CPU', show: 'ratio', unit: 'ms', must: 1.2, stretch: 1.1 }],
    async measure(peer) {
      const read = await { floor, rivulet }[peer]()
      const data = chatEvents(EVENTS, { counting }).text.map((event) => event.toString().slice('data: '.length, -2))
      read(data)
      return { cpu: await cpuOf(() => read(data)) }
    },
  }
}

function floor() {
  return (data) => {
    let seen = 0
    for (const each of data) if (JSON.parse(each).choices) seen += 1
    return seen
  }
}

/** The stage as `openai` has it. */
async function rivulet() {
  const { Observable } = await import('rxjs')
  const { operate } = await import('../../dist/esm/core/operate.js')
  const { ChunkReader } = await import('../../dist/esm/wire/ChunkReader.js')
  const { openaiChatWire } = await import('../../dist/esm/wire/openaiChat/openaiChatWire.js')
  return (data) => {
    let seen = 0
    new Observable((subscriber) => {
      for (const each of data) subscriber.next({ event: 'message', data: each })
      subscriber.complete()
    })
      .pipe(operate((out) => new ChunkReader(out, openaiChatWire.chunk, { done: '[DONE]' })))
      .subscribe((chunk) => {
        if (chunk.choices) seen += 1
      })
    return seen
  }
}
