import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { codeLinkAva } from '../../src/providers/codeLinkAva.ts'
import { raw } from '../../src/testing/parts/raw.ts'
import { stall } from '../../src/testing/parts/stall.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { seedRequest } from './seedRequest.ts'

const messages: ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Hello!' },
]

describe('codeLinkAva', () => {
  test('tells the facts of the service', () => {
    expect(codeLinkAva.info).toMatchObject({
      name: 'codeLinkAva',
      url: 'https://ava-ai-ef611.web.app',
      baseUrl: 'https://ava-alpha-api.codelink.io/api',
      working: false,
      supportsStream: true,
      supportsGpt35Turbo: true,
      supportsMessageHistory: false,
    })
  })

  test('sends what the site sent, and no model', async () => {
    const { request, tokens } = await seedRequest('codeLinkAva', codeLinkAva, messages, { model: 'gpt-4' })
    expect(tokens).toEqual(['Hi', ' you'])
    expect([request.method, request.path]).toEqual(['POST', '/codeLinkAva/chat'])
    expect(request.body).toEqual({ messages, temperature: 0.6, stream: true })
    expect(request.headers).toMatchObject({
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36',
      accept: '*/*',
      'accept-language': 'en,fr-FR;q=0.9,fr;q=0.8,es-ES;q=0.7,es;q=0.6,en-US;q=0.5,am;q=0.4,de;q=0.3',
      origin: 'https://ava-ai-ef611.web.app',
      referer: 'https://ava-ai-ef611.web.app/',
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    })
  })

  test('spreads options last, and keeps its own keys and those of the connection out of them', async () => {
    const body = { top_k: 4, temperature: 0.1, messages: [], stream: false, proxy: 'http://x', timeout: 1, signal: 'x' }
    const { request, tokens } = await seedRequest('codeLinkAva', codeLinkAva, messages, { stream: false, body })
    expect(request.body).toEqual({ messages, temperature: 0.1, stream: true, top_k: 4 })
    expect(tokens).toEqual(['Hi', ' you'])
  })

  test('reads lines, not events, and ends at the sentinel although the connection stays open', async () => {
    const line = (content: string) => `data: {"choices":[{"delta":{"content":"${content}"}}]}\n`
    const script = reply(raw(`${line('a')}${line('b')}: ping\n${line('')}data: [DONE]\n${line('c')}`), stall())
    const { tokens, ending } = await seedRequest('codeLinkAva', codeLinkAva, messages, {}, { script })
    expect(tokens).toEqual(['a', 'b'])
    expect(ending).toBe('by-client')
  })

  test('a line that only begins like the sentinel is none', async () => {
    const script = reply('a', raw('data: [DONE]x\n\n'), stall())
    const asked = seedRequest('codeLinkAva', codeLinkAva, messages, {}, { script })
    await expect(asked).rejects.toMatchObject({ _tag: 'Decode', committed: true, provider: 'codeLinkAva' })
  })
})
