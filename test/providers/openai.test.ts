import { lastValueFrom, toArray } from 'rxjs'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { openai } from '../../src/providers/openai.ts'
import { finish } from '../../src/testing/parts/finish.ts'
import { reasoning } from '../../src/testing/parts/reasoning.ts'
import { toolCall } from '../../src/testing/parts/toolCall.ts'
import { usage } from '../../src/testing/parts/usage.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { startEmulator } from '../../src/testing/startEmulator.ts'
import { seedRequest } from './seedRequest.ts'

const messages: ChatMessage[] = [{ role: 'user', content: 'Hello!' }]

describe('openai', () => {
  test('asks with its key, for a stream with usage', async () => {
    const { request, tokens } = await seedRequest('openai', openai, messages, {}, { apiKey: ' sk-test ' })
    expect(tokens).toEqual(['Hi', ' you'])
    expect(request.path).toBe('/openai/chat/completions')
    expect(request.headers).toMatchObject({ authorization: 'Bearer sk-test', 'accept-encoding': 'identity' })
    expect(request.body).toEqual({
      model: 'gpt-5-mini',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    })
  })

  test('the headers of the config and of the call replace its own', async () => {
    const config = { apiKey: 'a', headers: { Authorization: 'Basic b', 'X-A': '1' } }
    const { request } = await seedRequest('openai', openai, messages, { headers: { 'x-a': '2' } }, config)
    expect(request.headers).toMatchObject({ authorization: 'Basic b', 'x-a': '2' })
  })

  test('the events face gives everything that a reply carries', async () => {
    const script = reply(
      reasoning('hm'),
      'a',
      toolCall({ id: 'c', name: 'f', arguments: '{"x":1}' }),
      usage({ inputTokens: 3, outputTokens: 4 }),
      finish('toolCalls'),
    )
    const emulator = await startEmulator({ openai: script })
    try {
      const events = await lastValueFrom(openai.events({ baseUrl: emulator.url })(messages).pipe(toArray()))
      const content = events.filter(({ type }) => type !== 'activity')
      expect(content.map(({ type }) => type)).toEqual(expect.arrayContaining(['reasoning', 'text', 'toolCall']))
      expect(content.at(-2)).toMatchObject({ type: 'usage', inputTokens: 3, outputTokens: 4 })
      expect(content.at(-1)).toMatchObject({
        type: 'finish',
        reason: 'toolCalls',
        raw: 'tool_calls',
        provider: 'openai',
      })
    } finally {
      await emulator.close()
    }
  })

  test('the text face of a reply of tool calls alone is empty, and asking again would not help', async () => {
    const script = reply(toolCall({ id: 'c', name: 'f', arguments: '{}' }))
    await expect(seedRequest('openai', openai, messages, {}, { script })).rejects.toMatchObject({
      _tag: 'Empty',
      retryable: false,
    })
  })

  test.each([null, 5, { vendor: 5 }, { vendor: '__proto__' }, { vender: 'groq' }])(
    'refuses the config %j',
    (config) => {
      expect(() => openai(config as never)).toThrow(expect.objectContaining({ _tag: 'Config' }))
    },
  )

  test('knows the services that speak its wire', () => {
    expect(openai({ vendor: 'groq' }).name).toBe('groq')
    expect(() => openai({ vendor: 'grok' as never })).toThrow('"vendor" must be one of openai, azure, groq')
    expect(() => openai({ vendor: 'azure' })).toThrow('azure: every customer has an address of their own')
    expect(openai({ vendor: 'azure', baseUrl: 'https://mine.openai.azure.com/openai/v1' }).name).toBe('azure')
  })
})
