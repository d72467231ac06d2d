import { Subject } from 'rxjs'
import { createInbox } from '../../src/convert/createInbox.ts'
import { holdWhenFull } from '../../src/convert/holdWhenFull.ts'

function held(full: number) {
  const flow = new Subject<boolean>()
  const said: boolean[] = []
  flow.subscribe((go) => said.push(go))
  const inbox = holdWhenFull(createInbox<number>('each', Infinity), flow, full)
  const put = (...elements: number[]) => elements.forEach((element) => inbox.put(element, false))
  const take = (times: number) => Array.from({ length: times }, () => inbox.take())
  return { inbox, put, take, said }
}

test('holds at the mark, once, and goes on at half of it, once', () => {
  const { put, take, said } = held(4)
  put(1, 2, 3)
  expect(said).toEqual([])
  put(4, 5)
  expect(said).toEqual([false])
  take(2)
  expect(said).toEqual([false])
  take(1)
  expect(said).toEqual([false, true])
  take(2)
  expect(said).toEqual([false, true])
})

test('holds again when it is full again', () => {
  const { put, take, said } = held(2)
  put(1, 2)
  take(2)
  put(3, 4)

  expect(said).toEqual([false, true, false])
})

test('does not hold for what goes straight to a reader', () => {
  const { inbox, said } = held(1)
  inbox.put(1, true)
  inbox.take()

  expect(said).toEqual([])
})

test('holds for what gathers, though a reader waits', () => {
  const said: boolean[] = []
  const flow = new Subject<boolean>()
  flow.subscribe((go) => said.push(go))
  const inbox = holdWhenFull(createInbox<number>('buffered', Infinity), flow, 2)
  inbox.put(1, true)
  inbox.put(2, true)

  expect(said).toEqual([false])
})

test('takes before it says to go on, because more may come at once', () => {
  const flow = new Subject<boolean>()
  const inbox = holdWhenFull(createInbox<number>('each', Infinity), flow, 1)
  flow.subscribe((go) => {
    if (go) inbox.put(2, false)
  })
  inbox.put(1, false)

  expect([inbox.take(), inbox.size]).toEqual([1, 1])
})

test('is empty after clear(), and says nothing of it', () => {
  const { inbox, put, said } = held(1)
  put(1)
  inbox.clear()

  expect([inbox.size, said]).toEqual([0, [false]])
})
