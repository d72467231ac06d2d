const STREAMS = 10_000
const WAVE = 200

/** What an open reply that says nothing costs in memory. */
export const idleStreams = {
  name: 'idle',
  title: '10,000 idle open streams, memory of each',
  slow: true,
  needsFiles: STREAMS + 200,
  peers: ['floor', 'rivulet'],
  metrics: [{ name: 'memory', title: 'RSS of a stream', show: 'ratio', unit: 'kB', must: 1.5, stretch: 1.2 }],
  async measure(peer, url) {
    const { connect } = await import(`../peers/${peer}.mjs`)
    const ask = connect(`${url}/tokens=1&hold=1/v1`)
    await open(ask, WAVE)
    globalThis.gc()
    const before = process.memoryUsage.rss()
    for (let opened = 0; opened < STREAMS; opened += WAVE) await open(ask, WAVE)
    globalThis.gc()
    return { memory: (process.memoryUsage.rss() - before) / STREAMS / 1000 }
  },
}

/** Opens some and waits until each has said its first word. */
function open(ask, streams) {
  return Promise.all(
    Array.from({ length: streams }, () => new Promise((resolve, reject) => void ask(resolve).then(reject, reject))),
  )
}
