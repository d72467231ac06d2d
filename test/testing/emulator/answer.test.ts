import { Agent } from 'node:http'
import { hang } from '../../../src/testing/replies/hang.ts'
import { html } from '../../../src/testing/replies/html.ts'
import { json } from '../../../src/testing/replies/json.ts'
import { refuse } from '../../../src/testing/replies/refuse.ts'
import { status } from '../../../src/testing/replies/status.ts'
import { ask, question } from '../ask.ts'
import { emulate } from '../emulate.ts'

const PATH = '/openai/chat/completions'

test('a status has the error of its wire, and what was scripted', async () => {
  const script = status(429, { retryAfter: 1.5, headers: { 'x-should-retry': 'false' } })
  await emulate({ openai: script, anthropic: status(529) }, async ({ url, baseUrl }) => {
    const { status, headers, text } = await ask(url + PATH)
    expect(status).toBe(429)
    expect(headers).toMatchObject({
      'retry-after': '1.5',
      'x-should-retry': 'false',
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': 'emulated-1',
    })
    expect(JSON.parse(text)).toEqual({
      error: { message: 'the emulator was told to answer 429', type: 'rate_limit_error', param: null, code: null },
    })
    expect(JSON.parse((await ask(`${baseUrl('anthropic')}/messages`)).text)).toMatchObject({
      type: 'error',
      error: { type: 'overloaded_error' },
    })
  })
})

test.each([
  [status(500, { body: 'upstream is down' }), 500, 'text/plain; charset=utf-8', 'upstream is down'],
  [status(400, { body: { detail: 'no' } }), 400, 'application/json; charset=utf-8', '{"detail":"no"}'],
  [status(500, { body: '' }), 500, 'text/plain; charset=utf-8', ''],
  [status(403, { body: '<b>', headers: { 'Content-Type': 'text/html' } }), 403, 'text/html', '<b>'],
  [status(204), 204, undefined, ''],
  [
    json({ error: { message: 'no credits' } }),
    200,
    'application/json; charset=utf-8',
    '{"error":{"message":"no credits"}}',
  ],
  [html('<h1>Sign in</h1>'), 200, 'text/html; charset=utf-8', '<h1>Sign in</h1>'],
])('whole answers are sent as they are', async (script, code, type, body) => {
  await emulate({ openai: script }, async ({ url, requests }) => {
    const { status, headers, text } = await ask(url + PATH)
    expect([status, headers['content-type'], text]).toEqual([code, type, body])
    expect(requests[0]?.ending).toBe('finished')
  })
})

test('a whole answer leaves the connection to the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await emulate({ openai: [status(500), json(1)] }, async ({ url, connections }) => {
    await ask(url + PATH, question, { agent })
    await ask(url + PATH, question, { agent })
    expect(connections()).toBe(1)
  })
  agent.destroy()
})

test('a refusal has no head', async () => {
  await emulate({ openai: refuse() }, async ({ url, requests }) => {
    expect(await ask(url + PATH)).toMatchObject({ status: undefined, failure: 'ECONNRESET' })
    expect(await requests[0]?.closed).toBe('by-server')
  })
})

test('a hanging request is open until the client leaves', async () => {
  await emulate({ openai: hang() }, async ({ url, requests, connections }) => {
    let leave = () => {}
    const answer = ask(url + PATH, question, {
      onStart: (go) => {
        leave = go
      },
    })
    while (requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect([requests[0]?.ending, connections()]).toEqual([undefined, 1])
    leave()
    expect((await answer).status).toBeUndefined()
    expect(await requests[0]?.closed).toBe('by-client')
  })
})
