import { cpuOf } from '../measure/cpuOf.mjs'

const TOKENS = 1_000_000

/** What `tokenTimeout`, `retryBackoff` and `fallback` around a stream add to each of its tokens. */
export const policies = {
  name: 'policies',
  title: 'retry, timeout and fallback around a stream',
  peers: ['floor', 'rivulet'],
  metrics: [{ name: 'token', title: 'a token', show: 'difference', unit: 'ns', must: 60, stretch: 40 }],
  async measure(peer) {
    const { wrap } = await import(`../wrapping/${peer}.mjs`)
    const { Observable } = await import('rxjs')
    const stream = new Observable((subscriber) => {
      for (let index = 0; index < TOKENS && !subscriber.closed; index++) subscriber.next(' token')
      subscriber.complete()
    })
    const chat = wrap(() => stream)
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
    return { token: ((await cpuOf(read)) * 1000) / TOKENS }
  },
}
