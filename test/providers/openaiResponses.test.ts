import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { openaiResponses } from '../../src/providers/openaiResponses.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { eventFrames } from '../wire/eventFrames.ts'
import { listen } from '../wire/listen.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { say } from '../wire/openaiResponses/speakResponses.ts'
import { playWire } from './playWire.ts'

const messages = [{ role: 'user', content: 'Hello!' }] as const

/** The request of one call. */
async function requestOf(config: ProviderConfig, options: ChatOptions = {}) {
  const transport = memoryTransport(eventFrames([say.text('a'), say.completed()]))
  await listen(openaiResponses.events({ ...config, transport })(messages, options))
  const [request] = transport.requests
  if (request === undefined) throw new Error('nothing was sent')
  return { ...request, body: JSON.parse(request.body ?? '') as Record<string, unknown> }
}

test('asks for a stream with the key as a bearer', async () => {
  expect(await requestOf({ apiKey: 'sk-secret' })).toEqual({
    url: 'https://api.openai.com/v1/responses',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      authorization: 'Bearer sk-secret',
    },
    body: { model: 'gpt-5-mini', input: [{ role: 'user', content: 'Hello!' }], stream: true },
  })
})

test('asks for one JSON reply, of another model, without a key, elsewhere', async () => {
  const { url, headers, body } = await requestOf(
    { baseUrl: 'http://127.0.0.1:1234/v1/', model: 'local' },
    { stream: false, body: { store: false, input: 'smuggled', stream: true } },
  )
  expect(url).toBe('http://127.0.0.1:1234/v1/responses')
  expect(headers).toMatchObject({ accept: 'application/json' })
  expect(headers).not.toHaveProperty('authorization')
  expect(body).toEqual({ model: 'local', input: [{ role: 'user', content: 'Hello!' }], stream: false, store: false })
})

test('what the wire cannot say fails before anything is sent', async () => {
  const transport = memoryTransport('')
  const { error } = await listen(openaiResponses.events({ apiKey: 'k', transport })(messages, { stop: 'END' }))
  expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'openaiResponses' })
  expect(error).not.toHaveProperty('status')
  expect(transport.requests).toEqual([])
})

test('the text face gives the text', async () => {
  const transport = memoryTransport(eventFrames([say.summary('Hm'), say.text('a'), say.text('b'), say.completed()]))
  const texts: string[] = []
  await openaiResponses({ apiKey: 'k', transport })(messages).forEach((text) => texts.push(text))
  expect(texts).toEqual(['a', 'b'])
})

test('its facts', () => {
  expect(openaiResponses.info).toMatchObject({ name: 'openaiResponses', needsKey: true, supportsStream: true })
})

playWire('openaiResponses', openaiResponses.events)
