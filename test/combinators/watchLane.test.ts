import { lastValueFrom, Observable, of, toArray } from 'rxjs'
import { watchLane } from '../../src/combinators/watchLane.ts'
import type { AttemptEvent } from '../../src/core/AttemptEvent.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { isContent } from '../../src/core/isContent.ts'
import { monotonicScheduler } from '../../src/core/monotonicScheduler.ts'
import { nameProvider } from '../../src/core/nameProvider.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { messages } from './ask.ts'

const watch = (provider: Provider, options: ChatOptions = {}) =>
  watchLane(provider, 1, messages, options, monotonicScheduler, isContent)

test('has the provider’s name, or its place where it has none', () => {
  expect(watch(nameProvider('openai', () => of('Hi'))).name).toBe('openai')
  expect(watch(nameProvider('', () => of('Hi'))).name).toBe('lane 1')
})

test('asks when it is subscribed to, with the messages and the options of the call', () => {
  const calls: unknown[][] = []
  const options = { temperature: 1 }
  const lane = watch((...call) => {
    calls.push(call)
    return of('Hi')
  }, options)
  expect(calls).toEqual([])

  lane.source.subscribe()
  expect(calls).toEqual([[messages, options]])
})

test('makes a failure of what the provider throws at once, and of an answer that is no stream', async () => {
  const boom = new Error('boom')
  const throwing = watch(() => {
    throw boom
  })

  await expect(lastValueFrom(throwing.source)).rejects.toBe(boom)
  await expect(lastValueFrom(watch((() => undefined) as never).source)).rejects.toThrow(TypeError)
})

test('watches only where somebody listens', () => {
  expect(watch(() => of('Hi')).watch).toBeUndefined()
  expect(watch(() => of('Hi'), { onAttempt: () => undefined }).watch).toBeDefined()
})

test('tells what happens to the lane, with its name and place', async () => {
  const events: AttemptEvent[] = []
  const lane = watch(
    nameProvider('openai', () => of('', 'Hi', '!')),
    { onAttempt: (event) => events.push({ ...event, ms: 0 }) },
  )

  await expect(lastValueFrom(lane.source.pipe(toArray()))).resolves.toEqual(['', 'Hi', '!'])
  const common = { lane: [1], provider: 'openai', ms: 0 }
  expect(events).toEqual([
    { ...common, type: 'start', tokens: 0 },
    { ...common, type: 'first', tokens: 1 },
    { ...common, type: 'complete', tokens: 2 },
  ])
})

test('a provider that throws at once has started and failed', () => {
  const events: string[] = []
  const lane = watch(
    () => {
      throw new Error('boom')
    },
    { onAttempt: ({ type, error }) => events.push(`${type} ${error?._tag ?? ''}`) },
  )
  lane.source.subscribe({ error: () => undefined })

  expect(events).toEqual(['start ', 'fail Upstream'])
})

test('is left with the stream', () => {
  let left = false
  const endless = new Observable<string>(() => () => {
    left = true
  })
  watch(() => endless)
    .source.subscribe()
    .unsubscribe()

  expect(left).toBe(true)
})
