import { pause } from '../../../src/testing/parts/pause.ts'
import { stall } from '../../../src/testing/parts/stall.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import { startEmulator } from '../../../src/testing/startEmulator.ts'
import { ask, question } from '../ask.ts'
import { emulate } from '../emulate.ts'

test('keeps what was sent', async () => {
  await emulate({ openai: reply('a') }, async ({ url, requests }) => {
    await ask(`${url}/openai/v1/chat/completions?api-version=1`, question, { headers: { 'X-Trace': 'one' } })
    const [request] = requests
    expect(request).toMatchObject({
      vendor: 'openai',
      method: 'POST',
      path: '/openai/v1/chat/completions?api-version=1',
      headers: { 'x-trace': 'one', 'content-type': 'application/json' },
      body: question,
      tokens: 1,
      ending: 'finished',
    })
    expect(await request?.closed).toBe('finished')
  })
})

test('knows the order and the time', async () => {
  await emulate({ openai: reply(pause(10), 'a') }, async ({ url, requests }) => {
    await ask(`${url}/openai/chat/completions`)
    await ask(`${url}/openai/chat/completions`)
    const [first = Number.NaN, second = Number.NaN] = requests.map(({ at }) => at)
    expect(first).toBeGreaterThanOrEqual(0)
    expect(second).toBeGreaterThan(first)
  })
})

test('is open while the reply runs', async () => {
  await emulate({ openai: reply('a', stall()) }, async ({ url, requests }) => {
    const endings: unknown[] = []
    await ask(`${url}/openai/chat/completions`, question, { leaveAt: '"a"' }).then(() => endings.push('left'))
    void requests[0]?.closed.then((ending) => endings.push(ending))
    expect(await requests[0]?.closed).toBe('by-client')
    expect(endings).toEqual(['left', 'by-client'])
  })
})

test('what the emulator breaks off when it is closed was not left by the client', async () => {
  const emulator = await startEmulator({ openai: reply('a', stall()) })
  const answer = ask(`${emulator.url}/openai/chat/completions`)
  while (emulator.requests[0]?.tokens !== 1) await new Promise((resolve) => setImmediate(resolve))
  expect(emulator.requests[0].ending).toBeUndefined()
  await emulator.close()
  expect(await emulator.requests[0].closed).toBe('by-server')
  expect((await answer).failure).toBe('ECONNRESET')
})
