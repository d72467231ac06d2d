import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { vitalentum } from '../../src/providers/vitalentum.ts'
import { seedRequest } from './seedRequest.ts'

const messages: ChatMessage[] = [
  { role: 'system', content: 'Sei knapp.' },
  { role: 'user', content: 'Привет "you"' },
  { role: 'bot', content: 'Hi' },
  { role: 'assistant', content: 'there' },
]

describe('vitalentum', () => {
  test('tells the facts of the service', () => {
    expect(vitalentum.info).toMatchObject({
      name: 'vitalentum',
      url: 'https://app.vitalentum.io',
      baseUrl: 'https://app.vitalentum.io/api',
      working: false,
      supportsStream: true,
      supportsGpt35Turbo: true,
      supportsMessageHistory: false,
    })
  })

  test('sends the conversation as JSON inside the JSON, with two speakers', async () => {
    const { request, tokens } = await seedRequest('vitalentum', vitalentum, messages)
    expect(tokens).toEqual(['Hi', ' you'])
    expect([request.method, request.path]).toEqual(['POST', '/vitalentum/converse-edge'])
    const { conversation, ...rest } = request.body as { conversation: string }
    expect(rest).toEqual({ temperature: 0.7 })
    expect(JSON.parse(conversation)).toEqual({
      history: [
        { speaker: 'bot', text: 'Sei knapp.' },
        { speaker: 'human', text: 'Привет "you"' },
        { speaker: 'bot', text: 'Hi' },
        { speaker: 'bot', text: 'there' },
      ],
    })
    expect(request.headers).toMatchObject({
      'user-agent': expect.stringContaining('Chrome/116.0.0.0'),
      accept: 'text/event-stream',
      'accept-language': 'de,en-US;q=0.7,en;q=0.3',
      origin: 'https://app.vitalentum.io',
      referer: 'https://app.vitalentum.io/',
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    })
  })

  test('spreads options last, but never another conversation', async () => {
    const body = { conversation: '{}', extra: true }
    const { request } = await seedRequest('vitalentum', vitalentum, messages, { temperature: 0.1, body })
    const { conversation, ...rest } = request.body as { conversation: string }
    expect(rest).toEqual({ temperature: 0.1, extra: true })
    expect(JSON.parse(conversation)).toHaveProperty('history')
  })

  test('takes text alone', async () => {
    const image: ChatMessage = { role: 'user', content: [{ type: 'image', url: 'https://a.test/b.png' }] }
    await expect(seedRequest('vitalentum', vitalentum, [image])).rejects.toMatchObject({
      _tag: 'InvalidRequest',
      provider: 'vitalentum',
    })
  })
})
