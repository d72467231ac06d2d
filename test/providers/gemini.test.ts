import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { gemini } from '../../src/providers/gemini.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { ends, frames, parts } from '../wire/gemini/speakGemini.ts'
import { listen } from '../wire/listen.ts'
import { memoryTransport } from '../wire/memoryTransport.ts'
import { playWire } from './playWire.ts'

const messages = [{ role: 'user', content: 'Hello!' }] as const

/** The request of one call. */
async function requestOf(config: ProviderConfig, options: ChatOptions = {}) {
  const transport = memoryTransport(frames(parts({ text: 'a' }), ends()))
  await listen(gemini.events({ ...config, transport })(messages, options))
  const [request] = transport.requests
  if (request === undefined) throw new Error('nothing was sent')
  return { ...request, body: JSON.parse(request.body ?? '') as Record<string, unknown> }
}

test('asks for a stream with the key in a header, never in the URL', async () => {
  const { url, headers, body } = await requestOf({ apiKey: 'AIza-secret' })
  expect(url).toBe(
    'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
  )
  expect(headers).toMatchObject({ accept: 'text/event-stream', 'x-goog-api-key': 'AIza-secret' })
  expect(headers).not.toHaveProperty('authorization')
  expect(body).toEqual({ contents: [{ role: 'user', parts: [{ text: 'Hello!' }] }], generationConfig: {} })
})

test('asks for one JSON reply', async () => {
  const { url, headers } = await requestOf({}, { stream: false })
  expect(new URL(url).pathname).toBe('/v1beta/models/gemini-2.5-flash:generateContent')
  expect(new URL(url).search).toBe('')
  expect(headers).toMatchObject({ accept: 'application/json' })
  expect(headers).not.toHaveProperty('x-goog-api-key')
})

test.each([
  ['gemini-3-pro', '/v1beta/models/gemini-3-pro:streamGenerateContent'],
  ['models/gemini-3-pro', '/v1beta/models/gemini-3-pro:streamGenerateContent'],
  ['tunedModels/mine', '/v1beta/tunedModels/mine:streamGenerateContent'],
  ['a?key=b#c', '/v1beta/models/a%3Fkey%3Db%23c:streamGenerateContent'],
])('the model %s has its path', async (model, path) => {
  const { url } = await requestOf({}, { model })
  expect(new URL(url).pathname).toBe(path)
  expect(new URL(url).search).toBe('?alt=sse')
})

test('a project of Vertex is a base URL and a header', async () => {
  const { url, headers } = await requestOf({
    baseUrl: 'https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google',
    headers: { Authorization: 'Bearer token' },
  })
  expect(url).toContain('/publishers/google/models/gemini-2.5-flash:streamGenerateContent?alt=sse')
  expect(headers).toMatchObject({ authorization: 'Bearer token' })
})

test('settings of the body are merged into ours; its contents are not taken', async () => {
  const { body } = await requestOf(
    {},
    {
      temperature: 0,
      maxTokens: 10,
      body: {
        generationConfig: { maxOutputTokens: 20, thinkingConfig: { thinkingBudget: 0 } },
        safetySettings: [],
        contents: [],
      },
    },
  )
  expect(body).toEqual({
    contents: [{ role: 'user', parts: [{ text: 'Hello!' }] }],
    generationConfig: { temperature: 0, maxOutputTokens: 20, thinkingConfig: { thinkingBudget: 0 } },
    safetySettings: [],
  })
})

test('a section of the body that is none takes the place of ours', async () => {
  expect((await requestOf({}, { seed: 1, body: { generationConfig: null } })).body.generationConfig).toBeNull()
})

test('what the wire cannot say fails before anything is sent', async () => {
  const transport = memoryTransport('')
  const { error } = await listen(gemini.events({ transport })([{ role: 'tool', content: 'rain', toolCallId: 'c1' }]))
  expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'gemini' })
  expect(transport.requests).toEqual([])
})

test('the text face gives the text, and fails where there is none', async () => {
  const hear = async (...all: readonly unknown[]) => {
    const texts: string[] = []
    const transport = memoryTransport(frames(parts(...all), ends()))
    await gemini({ transport })(messages).forEach((text) => texts.push(text))
    return texts
  }
  expect(await hear({ text: 'Hm', thought: true }, { text: 'a' })).toEqual(['a'])
  await expect(hear({ functionCall: { name: 'time' } })).rejects.toMatchObject({ _tag: 'Empty', retryable: false })
})

playWire('gemini', gemini.events)
