import { BehaviorSubject, of } from 'rxjs'
import { openSource } from '../../src/convert/openSource.ts'

test('an Observable is taken as it is', () => {
  const source = of('a')

  expect(openSource(source, of(true))).toBe(source)
})

test('an async iterable is asked only while the flow says go', async () => {
  const next = jest.fn(() => new Promise<never>(() => {}))
  const flow = new BehaviorSubject(false)
  const subscription = openSource({ [Symbol.asyncIterator]: () => ({ next }) }, flow).subscribe()
  expect(next).not.toHaveBeenCalled()
  flow.next(true)
  await Promise.resolve()

  expect(next).toHaveBeenCalledTimes(1)
  subscription.unsubscribe()
})
