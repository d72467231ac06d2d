import { BehaviorSubject, type Observable, of } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import { OPEN, openSource } from '../../src/convert/openSource.ts'
import { toText } from '../../src/convert/toText.ts'

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

test('what iterate gives is pushed, with the flow handed to the provider', async () => {
  const flow = new BehaviorSubject(true)
  const heard: unknown[] = []
  const reply = iterate((_messages, options) => {
    options?.flow?.subscribe((go) => heard.push(go))
    return of('a', 'b')
  }, [])
  const opened = openSource(reply, flow)
  expect(heard).toEqual([])
  expect(await toText(opened)).toBe('ab')
  flow.next(false)

  expect(heard).toEqual([true, false])
})

test('another copy of the package finds the same way in', () => {
  const open = jest.fn((_flow: Observable<boolean>) => of('a'))
  const foreign = { [Symbol.asyncIterator]: jest.fn(), [Symbol.for('rivulet.open')]: open }
  const flow = of(true)
  void openSource(foreign as unknown as AsyncIterable<string>, flow)

  expect(OPEN).toBe(Symbol.for('rivulet.open'))
  expect(open.mock.calls).toEqual([[flow]])
})
