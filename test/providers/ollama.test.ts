import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { ollama } from '../../src/providers/ollama.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { listen } from '../wire/listen.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { last, line } from '../wire/ollama/speakOllama.ts'
import { playWire } from './playWire.ts'

const messages = [{ role: 'user', content: 'Hello!' }] as const
const reply = [line({ content: 'a', thinking: 'Hm' }), last()].map((each) => `${JSON.stringify(each)}\n`).join('')
const headers = { 'content-type': 'application/x-ndjson' }

/** The request of one call. */
async function requestOf(config: ProviderConfig, options: ChatOptions = {}) {
  const transport = memoryTransport(reply, { headers })
  await listen(ollama.events({ ...config, transport })(messages, options))
  const [request] = transport.requests
  if (request === undefined) throw new Error('nothing was sent')
  return { ...request, body: JSON.parse(request.body ?? '') as Record<string, unknown> }
}

test('asks for a stream of lines, without a key', async () => {
  const { url, headers: sent, body } = await requestOf({})
  expect(url).toBe('http://127.0.0.1:11434/api/chat')
  expect(sent).toMatchObject({ accept: 'application/x-ndjson' })
  expect(sent).not.toHaveProperty('authorization')
  expect(body).toEqual({
    model: 'llama3.2',
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: true,
    options: {},
  })
})

test('a key, where there is one, is a bearer', async () => {
  expect((await requestOf({ apiKey: 'secret' })).headers).toMatchObject({ authorization: 'Bearer secret' })
})

test('asks for one JSON reply', async () => {
  const { headers: sent, body } = await requestOf({ model: 'qwen3' }, { stream: false })
  expect(sent).toMatchObject({ accept: 'application/json' })
  expect(body).toMatchObject({ model: 'qwen3', stream: false })
})

test('options of the body are merged into ours', async () => {
  const options = { temperature: 0, body: { options: { num_ctx: 8192 }, keep_alive: '5m', think: true } }
  expect((await requestOf({}, options)).body).toMatchObject({
    options: { temperature: 0, num_ctx: 8192 },
    keep_alive: '5m',
    think: true,
  })
})

test('an image by URL fails before anything is sent', async () => {
  const transport = memoryTransport(reply, { headers })
  const content = [{ type: 'image', url: 'https://example.org/cat.png' }] as const
  const { error } = await listen(ollama.events({ transport })([{ role: 'user', content }]))
  expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'ollama' })
  expect(transport.requests).toEqual([])
})

test('the text face gives the text', async () => {
  const texts: string[] = []
  await ollama({ transport: memoryTransport(reply, { headers }) })(messages).forEach((text) => texts.push(text))
  expect(texts).toEqual(['a'])
})

playWire('ollama', ollama.events)
