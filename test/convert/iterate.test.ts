import { BehaviorSubject, from, Observable, of, Subject } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import type { Provider } from '../../src/core/Provider.ts'
import { race } from '../../src/combinators/race.ts'
import { openai } from '../../src/providers/openai.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const

const turn = () => new Promise((resolve) => setImmediate(resolve))
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await turn()
}

/** A provider that obeys its flow: each turn that it may, it sends `chunk` numbers. */
function pump(chunk: number) {
  const state = { sent: 0, left: 0, said: [] as boolean[] }
  const provider: Provider<number> = (_messages, options) =>
    new Observable((out) => {
      let go = false
      const send = () => {
        if (!go || out.closed) return
        for (let i = 0; i < chunk; i++) out.next(state.sent++)
        setImmediate(send)
      }
      out.add(
        options?.flow?.subscribe((said) => {
          state.said.push(said)
          go = said
          if (go) setImmediate(send)
        }),
      )
      out.add(() => void state.left++)
    })
  return { provider, state }
}

test('gives the reply, asked with the caller’s messages and options', async () => {
  const provider = scriptedProvider(['Hel', 'lo'])
  const signal = new AbortController().signal
  const tokens: string[] = []
  for await (const token of iterate(provider, messages, { model: 'm', signal })) tokens.push(token)

  expect(tokens).toEqual(['Hel', 'lo'])
  expect(provider.calls[0]).toMatchObject({ messages, options: { model: 'm', signal } })
})

test('asks at the first next(), anew for each loop', async () => {
  const provider = scriptedProvider(['a'])
  const reply = iterate(provider, messages)
  expect(provider.calls).toHaveLength(0)
  for (let loop = 0; loop < 2; loop++) for await (const _ of reply);

  expect(provider.calls).toHaveLength(2)
})

test('a provider that throws fails the loop', async () => {
  const iterator = iterate(() => {
    throw createProviderError('InvalidRequest', 'no')
  }, messages)[Symbol.asyncIterator]()

  await expect(iterator.next()).rejects.toMatchObject({ _tag: 'InvalidRequest' })
})

test('holds a provider that nobody reads, and lets it go on as the loop reads', async () => {
  const { provider, state } = pump(10)
  const iterator = iterate(provider, messages, {}, { highWaterMark: 20 })[Symbol.asyncIterator]()
  await iterator.next()
  await turns(10)
  const ahead = state.sent
  for (let i = 1; i < 100; i++) expect(await iterator.next()).toEqual({ done: false, value: i })
  await turns(10)

  // The mark, what went to the reader at once, and the rest of a chunk.
  expect(ahead).toBeLessThanOrEqual(20 + 1 + 10)
  expect(state.sent).toBeGreaterThanOrEqual(100)
  expect(state.sent - 100).toBeLessThanOrEqual(20 + 10)
  expect(state.said.slice(0, 3)).toEqual([true, false, true])
  await iterator.return?.()
  expect(state.left).toBe(1)
})

test('does not hold a provider whose reader keeps up', async () => {
  const { provider, state } = pump(10)
  for await (const element of iterate(provider, messages, {}, { highWaterMark: 20 })) if (element === 500) break

  expect(state.said).toEqual([true])
})

test('by default it holds at 256 unread elements', async () => {
  const { provider, state } = pump(1)
  const iterator = iterate(provider, messages)[Symbol.asyncIterator]()
  await iterator.next()
  await turns(400)

  expect(state.sent).toBe(257)
  await iterator.return?.()
})

test('a flow of the caller’s own stays in force: both must say go', () => {
  const callers = new BehaviorSubject(true)
  const said: boolean[] = []
  const source = new Subject<number>()
  const provider: Provider<number> = (_messages, options) => {
    options?.flow?.subscribe((go) => said.push(go))
    return source
  }
  const iterator = iterate(provider, messages, { flow: callers }, { highWaterMark: 2 })[Symbol.asyncIterator]()
  void iterator.next()
  callers.next(false)
  callers.next(true)
  for (let i = 0; i < 3; i++) source.next(i)
  callers.next(false)
  void iterator.next()
  void iterator.next()
  callers.next(true)

  expect(said).toEqual([true, false, true, false, true])
})

test('a flow of the caller’s that has not spoken yet says go', () => {
  const said: boolean[] = []
  const provider: Provider = (_messages, { flow }: ChatOptions = {}) => {
    flow?.subscribe((go) => said.push(go))
    return of('a')
  }
  void iterate(provider, messages, { flow: new Subject<boolean>() })[Symbol.asyncIterator]().next()

  expect(said).toEqual([true])
})

test('keeps every token of a provider that knows no flow, and joins text only far beyond the mark', async () => {
  const tokens = Array.from({ length: 1_000 }, (_, i) => `${i} `)
  const read = async (highWaterMark?: number) => {
    const all: string[] = []
    const config = highWaterMark === undefined ? {} : { highWaterMark }
    for await (const token of iterate(() => from(tokens), messages, {}, config)) all.push(token)
    return all
  }

  expect(await read()).toEqual(tokens)
  const joined = await read(4)
  expect(joined).toHaveLength(1 + 4 * 16)
  expect(joined.join('')).toBe(tokens.join(''))
})

test('every lane of a race hears the flow', async () => {
  const said: boolean[][] = [[], []]
  const source = new Subject<string>()
  const lanes = said.map(
    (heard): Provider =>
      (_messages, options) => {
        options?.flow?.subscribe((go) => heard.push(go))
        return source
      },
  )
  const iterator = iterate(race(lanes), messages, {}, { highWaterMark: 1 })[Symbol.asyncIterator]()
  const first = iterator.next()
  source.next('a')
  source.next('b')
  await first

  expect(said).toEqual([
    [true, false],
    [true, false],
  ])
})

test('break closes the connection', async () => {
  await using emulator = await startEmulator({ openai: reply(...Array.from({ length: 1_000 }, (_, i) => `${i} `)) })
  const chat = openai({ baseUrl: emulator.baseUrl('openai') })
  for await (const _ of iterate(chat, messages)) break

  expect(await emulator.requests[0]?.closed).toBe('by-client')
})

test('refuses an option that it does not know', () => {
  expect(() => iterate(() => of('a'), messages, {}, { highWaterMark: Number.NaN })).toThrow(
    expect.objectContaining({ _tag: 'Config', message: 'iterate: "highWaterMark" must be a number from 1' }),
  )
})
