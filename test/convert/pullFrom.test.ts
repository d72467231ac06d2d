import { BehaviorSubject, of, Subject, take, throwError } from 'rxjs'
import { pullFrom } from '../../src/convert/pullFrom.ts'
import { toText } from '../../src/convert/toText.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** An iterator under the test's thumb. */
function scripted<A>(next: (call: number) => unknown, leave: () => unknown = () => ({ done: true, value: undefined })) {
  const calls = { next: 0, return: 0 }
  const iterable = {
    [Symbol.asyncIterator]: () => ({
      next() {
        calls.next += 1
        return next(calls.next) as Promise<IteratorResult<A>>
      },
      return() {
        calls.return += 1
        return leave() as Promise<IteratorResult<A>>
      },
    }),
  }
  return { iterable, calls }
}

async function* words() {
  yield 'a'
  yield 'b'
  yield 'c'
}

test('gives what the iterable gives', async () => {
  expect(await toText(pullFrom(words(), of(true)))).toBe('abc')
})

test('asks for nothing while the flow says no, and goes on where it stopped', async () => {
  const { iterable, calls } = scripted<number>(async (call) => ({ done: false, value: call }))
  const flow = new BehaviorSubject(false)
  const seen: number[] = []
  const subscription = pullFrom(iterable, flow).subscribe((element) => {
    seen.push(element)
    if (element === 3) flow.next(false)
  })
  await turn()
  expect(calls.next).toBe(0)
  flow.next(true)
  await turn()
  expect([seen, calls.next]).toEqual([[1, 2, 3], 3])
  flow.next(true)
  flow.next(true)
  subscription.unsubscribe()
  await turn()
  expect(calls.next).toBe(4)
})

test('leaves the iterator at once, also while a next() is pending', async () => {
  const { iterable, calls } = scripted(() => new Promise(() => {}))
  pullFrom(iterable, of(true)).subscribe().unsubscribe()

  expect(calls).toEqual({ next: 1, return: 1 })
})

test('leaves the iterator when the consumer has enough', async () => {
  const { iterable, calls } = scripted<number>(async (call) => ({ done: false, value: call }))
  pullFrom(iterable, of(true)).pipe(take(2)).subscribe()
  await turn()

  expect(calls).toEqual({ next: 2, return: 1 })
})

test.each<[string, () => unknown]>([
  ['its end', async () => ({ done: true, value: undefined })],
  ['its failure', () => Promise.reject(new Error('no'))],
  [
    'what it throws',
    () => {
      throw new Error('no')
    },
  ],
])('does not leave an iterator after %s', async (_name, next) => {
  const { iterable, calls } = scripted(next)
  pullFrom(iterable, of(true)).subscribe({ error: () => {} })
  await turn()

  expect(calls).toEqual({ next: 1, return: 0 })
})

test('fails as the iterator fails', async () => {
  const failing = scripted<string>(() => Promise.reject(new Error('lost')))

  await expect(toText(pullFrom(failing.iterable, of(true)))).rejects.toThrow('lost')
})

test('fails where the flow fails', async () => {
  const { iterable, calls } = scripted<string>(() => new Promise(() => {}))
  const flow = throwError(() => new Error('flow'))

  await expect(toText(pullFrom(iterable, flow))).rejects.toThrow('flow')
  expect(calls.next).toBe(0)
})

test.each<[string, () => unknown]>([
  ['rejects', () => Promise.reject(new Error('late'))],
  [
    'throws',
    () => {
      throw new Error('late')
    },
  ],
])('does not care that return() %s', async (_name, leave) => {
  const unhandled = jest.fn()
  process.on('unhandledRejection', unhandled)
  const { iterable } = scripted(() => new Promise(() => {}), leave)
  pullFrom(iterable, of(true)).subscribe().unsubscribe()
  await turn()
  process.off('unhandledRejection', unhandled)

  expect(unhandled).not.toHaveBeenCalled()
})

test('takes an iterator without return(), and one that answers at once', async () => {
  let count = 0
  const iterable = { [Symbol.asyncIterator]: () => ({ next: () => ({ done: ++count > 2, value: 'a' }) }) }

  expect(await toText(pullFrom(iterable as unknown as AsyncIterable<string>, of(true)))).toBe('aa')
  const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<string>>(() => {}) }) }
  expect(() => pullFrom(silent, of(true)).subscribe().unsubscribe()).not.toThrow()
})

test('does not listen to the flow longer than it is listened to', () => {
  const flow = new Subject<boolean>()
  pullFrom({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }, flow)
    .subscribe()
    .unsubscribe()

  expect(flow.observed).toBe(false)
})
