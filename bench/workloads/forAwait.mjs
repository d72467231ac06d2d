import { cpuOf } from '../measure/cpuOf.mjs'

const ITEMS = 100_000
const MANY = 1_000_000

/** What reading in `for await` costs beside `subscribe`, by how many items come in one turn of the event loop. */
export const forAwait = {
  name: 'for-await',
  title: '`for await` over `subscribe`',
  peers: ['floor', 'rivulet'],
  metrics: [
    { name: 'burst', title: 'an item, all in one turn', must: 150, stretch: 110 },
    { name: 'turns64', title: 'an item, 64 a turn', must: 130, stretch: 100 },
    { name: 'turns1', title: 'an item, 1 a turn', must: 350, stretch: 290 },
    { name: 'many', title: 'an item, 1,000,000 in one turn', must: 150, stretch: 110 },
  ].map((metric) => ({ show: 'difference', unit: 'ns', ...metric })),
  async measure(peer) {
    const { Observable } = await import('rxjs')
    const read = await { floor, rivulet }[peer]()
    const cost = async (items, perTurn, times) => {
      const source = emit(Observable, items, perTurn)
      const work = async () => {
        for (let time = 0; time < times; time++) {
          const seen = await read(source)
          if (seen !== items) throw new Error(`${seen} of ${items} items`)
        }
      }
      await work()
      return ((await cpuOf(work)) * 1e6) / (items * times)
    }
    return {
      burst: await cost(ITEMS, ITEMS, 10),
      turns64: await cost(ITEMS, 64, 10),
      turns1: await cost(ITEMS, 1, 5),
      many: await cost(MANY, MANY, 1),
    }
  },
}

function emit(Observable, items, perTurn) {
  return new Observable((subscriber) => {
    let next = 0
    const turn = () => {
      const end = Math.min(next + perTurn, items)
      while (next < end && !subscriber.closed) {
        next += 1
        subscriber.next(' token')
      }
      if (next === items) subscriber.complete()
      else setImmediate(turn)
    }
    turn()
  })
}

function floor() {
  return (source) =>
    new Promise((resolve, reject) => {
      let seen = 0
      source.subscribe({ next: () => (seen += 1), error: reject, complete: () => resolve(seen) })
    })
}

async function rivulet() {
  const { toAsyncIterable } = await import('../../dist/esm/index.js')
  return async (source) => {
    let seen = 0
    for await (const _ of toAsyncIterable(source)) seen += 1
    return seen
  }
}
