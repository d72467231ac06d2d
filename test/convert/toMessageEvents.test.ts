import { concat, from, lastValueFrom, NEVER, of, Subject, throwError, toArray } from 'rxjs'
import { toMessageEvents } from '../../src/convert/toMessageEvents.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 250 })
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('gives an event for each element, numbered, and then done', async () => {
  const events = await toMessageEvents(from<(string | ChatEvent)[]>(['Hi', { type: 'usage', outputTokens: 1 }]))

  expect(await lastValueFrom(events.pipe(toArray()))).toEqual([
    { id: '1', data: { text: 'Hi' } },
    { id: '2', type: 'usage', data: { outputTokens: 1 } },
    { id: '3', type: 'done', data: {} },
  ])
})

test('resolves with the first content, and gives what follows as it comes', async () => {
  const source = new Subject<string | ChatEvent>()
  const resolved = jest.fn()
  const promise = toMessageEvents(source)
  void promise.then(resolved)
  source.next({ type: 'seam', from: 'a', to: 'b' })
  await turn()
  expect(resolved).not.toHaveBeenCalled()
  source.next('Hi')
  const seen: unknown[] = []
  const events = await promise
  source.next('!')
  events.subscribe(({ data }) => seen.push(data))
  await turn()
  expect(seen).toEqual([{ from: 'a', to: 'b' }, { text: 'Hi' }, { text: '!' }])
  source.next('?')
  await turn()

  expect(seen[3]).toEqual({ text: '?' })
})

test('an error before content rejects, with a status', async () => {
  const source = concat(
    of<ChatEvent>({ type: 'usage' }),
    throwError(() => limited),
  )

  await expect(toMessageEvents(source)).rejects.toMatchObject({ statusCode: 429, message: 'slow down' })
})

test('an error after content is an event', async () => {
  const events = await toMessageEvents(
    concat(
      of('Hi'),
      throwError(() => limited),
    ),
  )

  expect(await lastValueFrom(events.pipe(toArray()))).toEqual([
    { id: '1', data: { text: 'Hi' } },
    { id: '2', type: 'error', data: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 250 } },
  ])
})

test('leaving the Observable leaves the reply, asked for once', async () => {
  const provider = scriptedProvider(concat(of('Hi'), NEVER))
  const events = await toMessageEvents(provider([]))
  events.subscribe().unsubscribe()

  expect(provider.calls).toMatchObject([{ ending: 'unsubscribed' }])
})

test('the signal leaves the reply before the first content, and before anyone subscribes', async () => {
  const silent = scriptedProvider(NEVER)
  const controller = new AbortController()
  const promise = toMessageEvents(silent([]), { signal: controller.signal })
  controller.abort()
  await expect(promise).rejects.toMatchObject({ statusCode: 499 })
  expect(silent.calls[0]?.ending).toBe('unsubscribed')

  const speaking = scriptedProvider(concat(of('Hi'), NEVER))
  const other = new AbortController()
  await toMessageEvents(speaking([]), { signal: other.signal })
  other.abort()
  expect(speaking.calls[0]?.ending).toBe('unsubscribed')
})

test.each([{ retry: 1 }, { signal: {} as AbortSignal }])('refuses %j', (config) => {
  expect(() => toMessageEvents(of('a'), config)).toThrow(expect.objectContaining({ _tag: 'Config' }))
})
