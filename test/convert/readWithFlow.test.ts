import { type Observable, Subject } from 'rxjs'
import { createInbox } from '../../src/convert/createInbox.ts'
import { readWithFlow } from '../../src/convert/readWithFlow.ts'

/** A reader whose source is at hand, and what its flow has said. */
function held(full: number, strategy: 'each' | 'latest' = 'each') {
  const source = new Subject<number>()
  const said: boolean[] = []
  const open = (flow: Observable<boolean>) => {
    flow.subscribe((go) => said.push(go))
    return source
  }
  const reader = readWithFlow(open, createInbox<number>(strategy, Infinity), full)
  const put = (...elements: number[]) => elements.forEach((element) => source.next(element))
  return { reader, put, said }
}

test('holds at the mark, once, and goes on at half of it, once', async () => {
  const { reader, put, said } = held(4)
  const first = reader.next()
  put(0, 1, 2, 3)
  await first
  // What goes straight to a reader fills nothing.
  expect(said).toEqual([true])
  put(4, 5)
  expect(said).toEqual([true, false])
  await Promise.all([reader.next(), reader.next()])
  expect(said).toEqual([true, false])
  await reader.next()
  expect(said).toEqual([true, false, true])
  await Promise.all([reader.next(), reader.next()])
  expect(said).toEqual([true, false, true])
  put(6, 7, 8, 9)
  expect(said).toEqual([true, false, true, false])
})

test('holds for what gathers, though a reader waits', () => {
  const { reader, put, said } = held(1, 'latest')
  void reader.next()
  put(1)

  expect(said).toEqual([true, false])
})

test('says nothing when it is left', async () => {
  const { reader, put, said } = held(1)
  void reader.next()
  put(0, 1)
  await reader.return()

  expect(said).toEqual([true, false])
})

test('opens its source at the first read, with a flow that says go to everyone who asks', async () => {
  const source = new Subject<number>()
  const first: boolean[] = []
  const second: boolean[] = []
  const open = jest.fn((flow: Observable<boolean>) => {
    for (const said of [first, second]) flow.subscribe((go) => said.push(go))
    return source
  })
  const reader = readWithFlow(open, createInbox<number>('each', Infinity), 2)
  expect(open).not.toHaveBeenCalled()
  const read = reader.next()
  expect([first, second]).toEqual([[true], [true]])
  for (const element of [1, 2, 3]) source.next(element)
  expect(first).toEqual([true, false])
  await read
  await reader.next()
  await reader.next()

  expect([first, second]).toEqual([
    [true, false, true],
    [true, false, true],
  ])
  expect(open).toHaveBeenCalledTimes(1)
})

test('who subscribes while it holds hears of it at once, as a retry does', async () => {
  const source = new Subject<number>()
  let flow: Observable<boolean> | undefined
  const reader = readWithFlow(
    (given) => {
      flow = given
      return source
    },
    createInbox<number>('each', Infinity),
    1,
  )
  void reader.next()
  source.next(1)
  source.next(2)
  const said: boolean[] = []
  flow?.subscribe((go) => said.push(go))

  expect(said).toEqual([false])
})

test('two who listen end up with the same, though one of them fills it at once', async () => {
  const source = new Subject<number>()
  const second: boolean[] = []
  const reader = readWithFlow(
    (flow) => {
      flow.subscribe((go) => {
        if (go && source.observed) source.next(1)
      })
      flow.subscribe((go) => second.push(go))
      return source
    },
    createInbox<number>('each', Infinity),
    1,
  )
  void reader.next()
  source.next(1)
  source.next(1)
  await reader.next()

  expect(second).toEqual([true, false])
})

test('an open() that throws fails the read', async () => {
  const reader = readWithFlow(
    () => {
      throw new Error('no')
    },
    createInbox<number>('each', Infinity),
    1,
  )

  await expect(reader.next()).rejects.toThrow('no')
})
