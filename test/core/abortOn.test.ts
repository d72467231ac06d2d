import { inspect } from 'node:util'
import { abortOn } from '../../src/core/abortOn.ts'

/** A signal that counts who listens to it. */
function countedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  const counted = { signal, controller, listeners: 0 }
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    counted.listeners += 1
    add(...given)
  }
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    counted.listeners -= 1
    remove(...given)
  }
  return counted
}

function listenTo(signal: AbortSignal) {
  const heard: unknown[] = []
  const subscription = abortOn(signal).subscribe({
    next: () => heard.push('next'),
    error: (error) => heard.push(error),
    complete: () => heard.push('complete'),
  })
  return { heard, subscription }
}

test('fails when the signal does, with its reason as the cause, and takes its listener along', () => {
  const counted = countedSignal()
  const { heard } = listenTo(counted.signal)
  expect({ heard, listeners: counted.listeners }).toEqual({ heard: [], listeners: 1 })
  const reason = new Error('enough')
  counted.controller.abort(reason)
  expect(heard).toMatchObject([{ _tag: 'Aborted', retryable: false, cause: reason }])
  expect(counted.listeners).toBe(0)
})

test('fails at once where the signal was aborted before, and never listens', () => {
  const counted = countedSignal()
  counted.controller.abort()
  expect(listenTo(counted.signal).heard).toMatchObject([{ _tag: 'Aborted' }])
  expect(counted.listeners).toBe(0)
})

test('takes its listener along when it is left', () => {
  const counted = countedSignal()
  const { heard, subscription } = listenTo(counted.signal)
  subscription.unsubscribe()
  expect(counted.listeners).toBe(0)
  counted.controller.abort()
  expect(heard).toEqual([])
})

test('a thousand calls with one signal leave nothing on it', () => {
  const counted = countedSignal()
  for (let call = 0; call < 1_000; call++) listenTo(counted.signal).subscription.unsubscribe()
  expect(counted.listeners).toBe(0)
  expect(inspect(counted.signal)).not.toContain('Warning')
})
