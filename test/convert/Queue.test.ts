import fc from 'fast-check'
import { Queue } from '../../src/convert/Queue.ts'

test('gives the elements back in their order', () => {
  const queue = new Queue<string>()
  queue.push('a')
  queue.push('b')

  expect([queue.size, queue.shift(), queue.shift(), queue.size]).toEqual([2, 'a', 'b', 0])
})

test('does what an array does, whatever is pushed, read, replaced and cleared in between', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ push: fc.integer({ min: 1, max: 40 }) }) },
      { weight: 5, arbitrary: fc.record({ shift: fc.integer({ min: 1, max: 40 }) }) },
      fc.constant('replace' as const),
      fc.constant('clear' as const),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (all) => {
      const queue = new Queue<number>()
      let model: number[] = []
      let sent = 0
      for (const step of all) {
        if (step === 'clear') {
          queue.clear()
          model = []
        } else if (step === 'replace') {
          if (model.length > 0) queue.last = model[model.length - 1] = -1
        } else if ('push' in step) {
          for (let i = 0; i < step.push; i++) {
            queue.push(sent)
            model.push(sent++)
          }
        } else {
          for (let i = 0; i < step.shift && model.length > 0; i++) expect(queue.shift()).toBe(model.shift())
        }
        expect(queue.size).toBe(model.length)
        if (model.length > 0) expect(queue.last).toBe(model.at(-1))
      }
    }),
  )
})

test.each<[string, (queue: Queue<object>) => unknown]>([
  ['read', (queue) => queue.shift()],
  ['cleared', (queue) => queue.clear()],
])('keeps nothing of what was %s', async (_name, empty) => {
  const queue = new Queue<object>()
  const refs = Array.from({ length: 3 }, () => {
    const element = {}
    queue.push(element)
    return new WeakRef(element)
  })
  empty(queue)

  expect(await isCollected(refs[0] as WeakRef<object>)).toBe(true)
  expect(queue.size).toBeLessThan(3)
})

async function isCollected(ref: WeakRef<object>): Promise<boolean> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--expose-gc')
  const { runInNewContext } = await import('node:vm')
  const collect = runInNewContext('gc') as () => void
  for (let turn = 0; turn < 5 && ref.deref() !== undefined; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  return ref.deref() === undefined
}
