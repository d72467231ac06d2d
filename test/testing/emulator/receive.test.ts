import { pause } from '../../../src/testing/parts/pause.ts'
import { reply } from '../../../src/testing/replies/reply.ts'
import { status } from '../../../src/testing/replies/status.ts'
import { ask, question } from '../ask.ts'
import { emulate } from '../emulate.ts'

const PATH = '/openai/chat/completions'

test('a script follows its array, one reply per request, and the last one repeats', async () => {
  await emulate({ openai: [status(503), reply('a')], ylokh: reply('y') }, async ({ url, requests }) => {
    const statuses = []
    for (const path of [PATH, '/ylokh/chat/completions', PATH, PATH]) statuses.push((await ask(url + path)).status)
    expect(statuses).toEqual([503, 200, 200, 200])
    expect(requests.map(({ vendor }) => vendor)).toEqual(['openai', 'ylokh', 'openai', 'openai'])
    expect((await ask(url + PATH)).headers['x-request-id']).toBe('emulated-5')
  })
})

test('a function sees the request', async () => {
  const seen: unknown[] = []
  const script = (request: { body: unknown; headers: Readonly<Record<string, string>> }) => {
    seen.push(request.body, request.headers.authorization)
    return reply('a')
  }
  await emulate({ openai: script }, async ({ url }) => {
    await ask(url + PATH, question, { headers: { Authorization: 'Bearer key' } })
    expect(seen).toEqual([question, 'Bearer key'])
  })
})

test('several requests are answered at the same time', async () => {
  await emulate({ openai: reply(pause(30), 'a') }, async ({ url, connections }) => {
    let most = 0
    const answers = [1, 2, 3].map(() => ask(url + PATH).finally(() => (most = Math.max(most, connections()))))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect(most).toBeGreaterThan(1)
  })
})

test.each([
  ['POST', '/v1/embeddings'],
  ['GET', PATH],
  ['GET', '/'],
])('%s %s is unknown, and the answer says what is spoken', async (method, path) => {
  await emulate({}, async ({ url, requests }) => {
    const { status, headers, text } = await ask(url + path, method === 'GET' ? '' : question, { method })
    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8'])
    const { error } = JSON.parse(text) as { error: { message: string; speaks: string[] } }
    expect(error.message).toContain(`does not know ${method} ${path}`)
    expect(error.speaks).toContain('POST …/converse-edge (vitalentum)')
    expect(requests).toEqual([])
  })
})

test('a body that is no JSON object is a bad request', async () => {
  await emulate({ openai: reply('a') }, async ({ url, requests }) => {
    for (const body of ['{"messages"', '5', '']) {
      const { status, text } = await ask(url + PATH, body)
      expect(status).toBe(400)
      expect(text).toContain('is not a JSON object')
    }
    expect(requests.map(({ body }) => body)).toEqual(['{"messages"', 5, ''])
  })
})

test.each([
  ['throws', () => reply(5 as never), 'part 1 must be a string'],
  ['returns no reply', () => 'text' as never, 'returned no reply such as reply(…)'],
  ['asks for an impossible header', () => status(500, { headers: { a: 'b\nc' } }), 'Invalid character'],
])('a script that %s is answered with a 500 that says so', async (_, script, message) => {
  await emulate({ openai: script }, async ({ url }) => {
    const { status, text } = await ask(url + PATH)
    expect(status).toBe(500)
    expect(text).toContain("rivulet's emulator could not follow its script")
    expect(text).toContain(message)
  })
})
