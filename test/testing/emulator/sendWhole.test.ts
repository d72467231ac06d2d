import { comment } from '../../../src/testing/parts/comment.ts'
import { cut } from '../../../src/testing/parts/cut.ts'
import { end } from '../../../src/testing/parts/end.ts'
import { failure } from '../../../src/testing/parts/failure.ts'
import { finish } from '../../../src/testing/parts/finish.ts'
import { pause } from '../../../src/testing/parts/pause.ts'
import { raw } from '../../../src/testing/parts/raw.ts'
import { stall } from '../../../src/testing/parts/stall.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import { ask } from '../ask.ts'
import { emulate } from '../emulate.ts'

const PATH = '/openai/chat/completions'
const whole = { messages: [{ role: 'user', content: 'Why not?' }], stream: false }

test('a request without a stream gets one JSON', async () => {
  const script = reply('Hel', pause(5), comment(), raw('nothing'), 'lo', finish('length'))
  await emulate({ openai: script }, async ({ url, requests }) => {
    const { status, headers, text } = await ask(url + PATH, whole)
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(JSON.parse(text)).toMatchObject({
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 2, completion_tokens: 2, total_tokens: 4 },
    })
    expect(requests[0]).toMatchObject({ tokens: 2, ending: 'finished' })
  })
})

test('the pauses pass before the JSON comes', async () => {
  const slept = jest.spyOn(globalThis, 'setInterval')
  try {
    await emulate({ openai: reply('a', pause(7), 'b') }, ({ url }) => ask(url + PATH, whole))
    expect(slept.mock.calls.filter(([, ms]) => ms === 7)).toHaveLength(1)
  } finally {
    slept.mockRestore()
  }
})

test('no "stream" in the body means the same, as with the original', async () => {
  await emulate({ ylokh: reply('Hi') }, async ({ baseUrl }) => {
    const { text } = await ask(`${baseUrl('ylokh')}/chat/completions`, { messages: [] })
    expect(JSON.parse(text)).toMatchObject({ choices: [{ message: { content: 'Hi' } }] })
  })
})

test.each([
  ['cut()', cut(), 'ECONNRESET'],
  ['end()', end(), undefined],
])('%s comes after half the JSON', async (_, part, expected) => {
  await emulate({ openai: reply('Hello', part, 'more') }, async ({ url }) => {
    const { status, headers, text, failure } = await ask(url + PATH, whole)
    expect([status, failure]).toEqual([200, expected])
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(text).toMatch(/^\{"id"/)
    expect(() => JSON.parse(text)).toThrow()
  })
})

test.each([
  [failure(), 500],
  [failure({ code: 429 }), 429],
  [failure({ code: 400 }), 400],
  [failure({ code: 599 }), 599],
  [failure({ code: 399 }), 500],
  [failure({ code: 600 }), 500],
  [failure({ code: 'busy' }), 500],
])('a failure is an HTTP error', async (part, expected) => {
  await emulate({ openai: reply('a', part) }, async ({ url }) => {
    const { status, text } = await ask(url + PATH, whole)
    expect(status).toBe(expected)
    expect(JSON.parse(text)).toMatchObject({ error: { type: 'server_error' } })
  })
})

test('a stall keeps back the head as well', async () => {
  await emulate({ openai: reply('a', stall()) }, async ({ url, requests }) => {
    const left = ask(url + PATH, whole, { onStart: (leave) => void untilAsked(() => requests.length).then(leave) })
    expect((await left).status).toBeUndefined()
    expect(await requests[0]?.closed).toBe('by-client')
  })
})

async function untilAsked(count: () => number): Promise<void> {
  while (count() === 0) await new Promise((resolve) => setImmediate(resolve))
}
