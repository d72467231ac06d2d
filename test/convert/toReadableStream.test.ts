import { concat, NEVER, of, Subject, throwError } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import { toReadableStream } from '../../src/convert/toReadableStream.ts'
import type { ChatEvent } from '../../src/core/ChatEvent.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

async function collect<A>(stream: ReadableStream<A>): Promise<A[]> {
  const all: A[] = []
  for await (const element of stream) all.push(element)
  return all
}

test('gives each element as it is, then closes', async () => {
  const events: ChatEvent[] = [{ type: 'text', text: 'a' }, { type: 'usage' }]

  expect(await collect(toReadableStream(of(...events)))).toEqual(events)
})

test('asks for nothing before the first read', async () => {
  const provider = scriptedProvider(['a'])
  const stream = toReadableStream(provider([]))
  await turn()
  expect(provider.calls).toHaveLength(0)

  expect(await collect(stream)).toEqual(['a'])
})

test('asks an async iterable for one element a read', async () => {
  let asked = 0
  const next = async () => ({ done: false as const, value: ++asked })
  const reader = toReadableStream({ [Symbol.asyncIterator]: () => ({ next }) }).getReader()
  for (const value of [1, 2]) expect(await reader.read()).toEqual({ done: false, value })
  await turn()

  expect(asked).toBe(2)
})

test('fails with the error of its source, after what came before it', async () => {
  const error = new Error('lost')
  const reader = toReadableStream(
    concat(
      of('a', 'b'),
      throwError(() => error),
    ),
  ).getReader()

  expect([await reader.read(), await reader.read()].map(({ value }) => value)).toEqual(['a', 'b'])
  await expect(reader.read()).rejects.toBe(error)
})

test('cancel unsubscribes at once, also while a read waits', async () => {
  const source = new Subject<string>()
  const reader = toReadableStream(source).getReader()
  const read = reader.read()
  await turn()
  expect(source.observed).toBe(true)
  const cancelled = reader.cancel()
  expect(source.observed).toBe(false)

  expect(await read).toEqual({ done: true, value: undefined })
  await cancelled
})

test('cancel before the first read asks for nothing', async () => {
  const provider = scriptedProvider(NEVER)
  await toReadableStream(provider([])).cancel()

  expect(provider.calls).toHaveLength(0)
})

test('takes what iterate gives, and leaves its provider', async () => {
  const provider = scriptedProvider(concat(of('a'), NEVER))
  const reader = toReadableStream(iterate(provider, [])).getReader()
  expect((await reader.read()).value).toBe('a')
  await reader.cancel()

  expect(provider.calls[0]?.ending).toBe('unsubscribed')
})

test('becomes bytes by the web’s own TextEncoderStream, pairs kept whole', async () => {
  const bytes = toReadableStream(of(...'a😀'.split(''))).pipeThrough(new TextEncoderStream())

  expect(Buffer.concat(await collect(bytes)).toString()).toBe('a😀')
})
