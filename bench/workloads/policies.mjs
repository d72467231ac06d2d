import { cpuOf } from '../measure/cpuOf.mjs'

const TOKENS = 1_000_000

/** What `tokenTimeout`, `retryBackoff` and `fallback` around a stream add to each of its tokens. */
export const policies = {
  name: 'policies',
  title: 'retry, timeout and fallback around a stream, over the bare stream',
  peers: ['floor', 'rivulet'],
  metrics: [{ name: 'token', title: 'a token', show: 'difference', unit: 'ns', must: 60, stretch: 40 }],
  async measure(peer) {
    const wrap = await { floor, rivulet }[peer]()
    const chat = wrap(await createProvider())
    const read = () =>
      new Promise((resolve, reject) => {
        let length = 0
        chat([]).subscribe({
          next: (token) => (length += token.length),
          error: reject,
          complete: () => resolve(length),
        })
      })
    await read()
    return { token: ((await cpuOf(read)) * 1e6) / TOKENS }
  },
}

async function createProvider() {
  const { Observable } = await import('rxjs')
  const stream = new Observable((subscriber) => {
    for (let index = 0; index < TOKENS && !subscriber.closed; index++) subscriber.next(' token')
    subscriber.complete()
  })
  return () => stream
}

const floor = () => (provider) => provider

async function rivulet() {
  const { fallback, pipeProvider, retryBackoff, tokenTimeout } = await import('../../dist/esm/index.js')
  return (provider) => {
    const lane = pipeProvider(provider, tokenTimeout({ first: 60_000, each: 60_000 }), retryBackoff({ count: 2 }))
    return fallback([lane, provider])
  }
}
