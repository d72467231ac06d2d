import { concat, EMPTY, map, NEVER, of, Subject, throwError } from 'rxjs'
import { iterate } from '../../src/convert/iterate.ts'
import { toResponse } from '../../src/convert/toResponse.ts'
import { createProviderError } from '../../src/core/createProviderError.ts'
import { scriptedProvider } from '../../src/testing/scriptedProvider.ts'

const limited = createProviderError('RateLimited', 'slow down', { retryAfterMs: 2_500 })
const failing = concat(
  of('a'),
  throwError(() => limited),
)
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('is the text, as UTF-8', async () => {
  const response = await toResponse(of(...'Grüße 😀'.split('')))

  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  expect(await response.text()).toBe('Grüße 😀')
})

test('takes status and headers', async () => {
  const response = await toResponse(of('a'), { status: 202, headers: { 'X-Id': '7' } })

  expect([response.status, response.headers.get('x-id')]).toEqual([202, '7'])
})

test.each([
  ['sse', 'id: 1\ndata: {"text":"a"}\n\nevent: done\nid: 2\ndata: {}\n\n'],
  ['ndjson', '{"type":"text","text":"a"}\n{"type":"done"}\n'],
] as const)('is %s', async (format, body) => {
  expect(await (await toResponse(of('a'), { format })).text()).toBe(body)
})

test('is what a format of one’s own writes', async () => {
  const format = { contentType: 'text/csv', encode: () => map(({ n }: { n: number }) => `${n};`) }
  const response = await toResponse(of({ n: 1 }, { n: 2 }), { format })

  expect([response.headers.get('content-type'), await response.text()]).toEqual(['text/csv', '1;2;'])
})

test('a reply without anything is an empty answer', async () => {
  const response = await toResponse(EMPTY)

  expect([response.status, await response.text()]).toEqual([200, ''])
})

test('exists once there is content, and gives the tokens as they come', async () => {
  const source = new Subject<string>()
  const answered = jest.fn()
  const response = toResponse(source)
  void response.then(answered)
  await turn()
  source.next('')
  await turn()
  expect(answered).not.toHaveBeenCalled()
  source.next('a')
  const reader = (await response).body?.pipeThrough(new TextDecoderStream()).getReader()
  expect(await reader?.read()).toEqual({ done: false, value: 'a' })
  const second = reader?.read()
  source.next('b')
  expect(await second).toEqual({ done: false, value: 'b' })
  source.complete()

  expect(await reader?.read()).toEqual({ done: true, value: undefined })
})

test.each(['text', 'sse', 'ndjson'] as const)(
  'an error before the first content is the status (%s)',
  async (format) => {
    const response = await toResponse(
      throwError(() => limited),
      { format, status: 201 },
    )

    expect(response.status).toBe(429)
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': '3',
    })
    expect(await response.json()).toEqual({
      error: { _tag: 'RateLimited', message: 'slow down', retryAfterMs: 2_500 },
    })
  },
)

test('an error after the first content breaks a text, after what came before it', async () => {
  const reader = (await toResponse(failing)).body?.getReader()

  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('a')
  await expect(reader?.read()).rejects.toBe(limited)
})

test.each([
  ['sse', 'event: error\nid: 2\ndata: {"_tag":"RateLimited","message":"slow down","retryAfterMs":2500}\n\n'],
  ['ndjson', '{"type":"error","_tag":"RateLimited","message":"slow down","retryAfterMs":2500}\n'],
] as const)('an error after the first content is told in %s, without done', async (format, end) => {
  const text = await (await toResponse(failing, { format })).text()

  expect(text).toContain('"text":"a"')
  expect(text.endsWith(end)).toBe(true)
  expect(text).not.toContain('done')
})

test('a format that throws is a failure before the first content', async () => {
  const format = {
    contentType: 'text/csv',
    encode: () => {
      throw new Error('no')
    },
  }

  expect((await toResponse(of('a'), { format })).status).toBe(502)
})

test('cancelling the body before the first read leaves the provider', async () => {
  const provider = scriptedProvider(concat(of('a'), NEVER))
  const response = await toResponse(iterate(provider, []))
  await response.body?.cancel()

  expect(provider.calls[0]?.ending).toBe('unsubscribed')
})

test('cancelling the body leaves the provider at once', async () => {
  const provider = scriptedProvider(concat(of('a'), NEVER))
  const response = await toResponse(iterate(provider, []))
  const reader = response.body?.getReader()
  await reader?.read()
  const waiting = reader?.read()
  await reader?.cancel()
  await waiting

  expect(provider.calls[0]?.ending).toBe('unsubscribed')
})

test('the signal leaves the provider before there is a body to cancel', async () => {
  const provider = scriptedProvider(NEVER)
  const controller = new AbortController()
  const response = toResponse(iterate(provider, []), { signal: controller.signal })
  await turn()
  expect(provider.calls).toHaveLength(1)
  controller.abort()
  expect(provider.calls[0]?.ending).toBe('unsubscribed')

  expect((await response).status).toBe(499)
})

test('a signal that has aborted asks for nothing', async () => {
  const provider = scriptedProvider(['a'])
  const response = await toResponse(provider([]), { signal: AbortSignal.abort() })

  expect([response.status, provider.calls.length]).toEqual([499, 0])
})

test('the signal breaks a body too, instead of ending it well', async () => {
  const controller = new AbortController()
  const response = await toResponse(concat(of('a'), NEVER), { signal: controller.signal })
  const text = response.text()
  controller.abort()

  await expect(text).rejects.toMatchObject({ _tag: 'Aborted' })
})

test('a client that does not read holds the provider back', async () => {
  const said: boolean[] = []
  const source = new Subject<string>()
  const reply = iterate((_messages, options) => {
    options?.flow?.subscribe((go) => said.push(go))
    return source
  }, [])
  const asked = toResponse(reply)
  await turn()
  source.next('a')
  const response = await asked
  for (let i = 0; i < 300; i++) source.next('x'.repeat(100))
  await turn()
  for (let i = 0; i < 300; i++) source.next('x'.repeat(100))
  expect(said).toEqual([true, false])
  source.complete()

  expect(await response.text()).toHaveLength(60_001)
  expect(said).toEqual([true, false, true])
})

test('refuses an option that it does not know', () => {
  expect(() => toResponse(of('a'), { type: 'sse' } as object)).toThrow(
    expect.objectContaining({
      _tag: 'Config',
      message: 'toResponse: there is no option "type"; it takes format, status, headers, heartbeat, scheduler, signal',
    }),
  )
})

test('refuses a signal that is none', () => {
  expect(() => toResponse(of('a'), { signal: new AbortController() as never })).toThrow(
    expect.objectContaining({ _tag: 'Config', message: 'toResponse: "signal" must be an AbortSignal' }),
  )
})
