import { reply } from '../../../src/testing/replies/reply.ts'
import { status } from '../../../src/testing/replies/status.ts'
import { ask, question } from '../ask.ts'
import { emulate } from '../emulate.ts'

test('a preflight is allowed what it asks for, and is not recorded', async () => {
  await emulate({}, async ({ url, requests }) => {
    const { status, headers, text, failure } = await ask(`${url}/openai/chat/completions`, '', {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect([status, text, failure]).toEqual([204, '', undefined])
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '600',
    })
    expect(requests).toEqual([])
  })
})

test('every other answer lets the page read it, headers included', async () => {
  await emulate({ openai: [reply('a'), status(429)] }, async ({ url }) => {
    for (const path of ['/openai/chat/completions', '/openai/chat/completions', '/unknown']) {
      const { headers } = await ask(url + path, question, { headers: { origin: 'http://localhost:5173' } })
      expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' })
    }
  })
})
