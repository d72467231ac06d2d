import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { concat, from, NEVER, of, Subject, throwError } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import { toNodeReadable } from '../../src/convert/toNodeReadable.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('gives the text as UTF-8, pairs kept whole', async () => {
  const chunks: Buffer[] = []
  for await (const chunk of toNodeReadable(from('Grüße 😀'.split('')))) chunks.push(chunk as Buffer)

  expect(chunks.every(Buffer.isBuffer)).toBe(true)
  expect(Buffer.concat(chunks).toString()).toBe('Grüße 😀')
})

test('with objectMode gives each element as it is, but for null, which Node takes for the end', async () => {
  const chunks: unknown[] = []
  const events = [{ type: 'text', text: 'a' }, null, { type: 'text', text: '' }]
  for await (const chunk of toNodeReadable(from(events), { objectMode: true })) chunks.push(chunk)

  expect(chunks).toEqual([events[0], events[2]])
})

test('asks for nothing before the first read', async () => {
  const provider = scriptedProvider(['a'])
  const readable = toNodeReadable(provider([]))
  await turn()
  expect(provider.calls).toHaveLength(0)
  readable.resume()
  await turn()

  expect(provider.calls).toHaveLength(1)
})

test('waits for a slow writer', async () => {
  let sent = 0
  async function* endless() {
    for (; sent < 10_000; sent++) yield 'x'.repeat(1_000)
  }
  const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void setTimeout(done, 1) })
  const readable = toNodeReadable(endless())
  readable.pipe(slow)
  await new Promise((resolve) => setTimeout(resolve, 30))
  // Its own buffer, ours, and what the writer took: far from the ten megabytes on offer.
  expect(sent).toBeLessThan(2_000)
  readable.destroy()
  slow.destroy()
})

test('destroy unsubscribes at once', async () => {
  const source = new Subject<string>()
  const readable = toNodeReadable(source)
  readable.resume()
  await turn()
  expect(source.observed).toBe(true)
  readable.destroy()

  expect(source.observed).toBe(false)
})

test('a pipeline that fails leaves the provider', async () => {
  const provider = scriptedProvider(concat(of('a'), NEVER))
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) })

  await expect(pipeline(toNodeReadable(iterate(provider, [])), broken)).rejects.toThrow('disk full')
  expect(provider.calls[0]?.ending).toBe('unsubscribed')
})

test.each([false, true])(
  'is destroyed with the error of its source, after what came before (objectMode %s)',
  async (objectMode) => {
    const error = new Error('lost')
    const source = concat(
      of('a', 'b'),
      throwError(() => error),
    )
    const read = async () => {
      for await (const chunk of toNodeReadable(source, { objectMode } as { objectMode: true }))
        chunks.push(String(chunk))
    }
    const chunks: string[] = []

    await expect(read()).rejects.toBe(error)
    expect(chunks.join('')).toBe('ab')
  },
)

test('says so where there is no Node', () => {
  const before = process.getBuiltinModule
  Object.assign(process, { getBuiltinModule: undefined })
  try {
    expect(() => toNodeReadable(of('a'))).toThrow(expect.objectContaining({ _tag: 'Config' }))
  } finally {
    Object.assign(process, { getBuiltinModule: before })
  }
})

test.each([
  [{ objectMode: 1 }, 'toNodeReadable: "objectMode" must be true or false'],
  [{ highWaterMark: 1 }, 'toNodeReadable: there is no option "highWaterMark"; it takes objectMode'],
])('refuses %j', (config, message) => {
  expect(() => toNodeReadable(of('a'), config as never)).toThrow(expect.objectContaining({ _tag: 'Config', message }))
})

test.each([undefined, () => ({ done: true, value: undefined }), () => Promise.reject(new Error('no'))])(
  'is destroyed whatever the iterator makes of it (%p)',
  async (leave) => {
    const iterator = { next: () => new Promise<never>(() => {}), ...(leave && { return: leave }) }
    const readable = toNodeReadable({ [Symbol.asyncIterator]: () => iterator as never }, { objectMode: true })
    readable.on('error', () => {}).resume()
    readable.destroy()
    await turn()

    expect(readable.errored).toBeNull()
  },
)
