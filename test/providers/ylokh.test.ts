import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import { ylokh } from '../../src/providers/ylokh.ts'
import { stall } from '../../src/testing/parts/stall.ts'
import { reply } from '../../src/testing/replies/reply.ts'
import { marbles } from '../../src/testing/marbles.ts'
import { NEVER } from 'rxjs'
import { startProxy } from '../transport/startProxy.ts'
import { seedRequest } from './seedRequest.ts'

const messages: ChatMessage[] = [{ role: 'user', content: 'Hello!' }]
const body = {
  messages,
  model: 'gpt-3.5-turbo',
  temperature: 1,
  presence_penalty: 0,
  top_p: 1,
  frequency_penalty: 0,
  allow_fallback: true,
  stream: true,
}

describe('ylokh', () => {
  test('tells the facts of the service', () => {
    expect(ylokh.info).toMatchObject({
      name: 'ylokh',
      url: 'https://chat.ylokh.xyz',
      baseUrl: 'https://chatapi.ylokh.xyz/v1',
      working: false,
      supportsStream: true,
      supportsGpt35Turbo: true,
      supportsMessageHistory: true,
      defaultModel: 'gpt-3.5-turbo',
    })
  })

  test('sends what the service took', async () => {
    const { request, tokens, ending } = await seedRequest('ylokh', ylokh, messages)
    expect(tokens).toEqual(['Hi', ' you'])
    expect([request.method, request.path]).toEqual(['POST', '/ylokh/chat/completions'])
    expect(request.body).toEqual(body)
    expect(request.headers).toMatchObject({
      origin: 'https://chat.ylokh.xyz',
      referer: 'https://chat.ylokh.xyz/',
      'content-type': 'application/json',
    })
    expect(request.headers).not.toHaveProperty('sec-fetch-mode')
    expect(['finished', 'by-client']).toContain(ending)
  })

  test('takes a model and options, spread last', async () => {
    const options = { model: 'gpt-4', temperature: 0.2, topP: 0.5, body: { allow_fallback: false } }
    const { request } = await seedRequest('ylokh', ylokh, messages, options)
    expect(request.body).toEqual({ ...body, model: 'gpt-4', temperature: 0.2, top_p: 0.5, allow_fallback: false })
  })

  test('asks for one JSON reply with `stream: false`, and emits it once', async () => {
    const { request, tokens } = await seedRequest('ylokh', ylokh, messages, { stream: false })
    expect(request.body).toMatchObject({ stream: false })
    expect(tokens).toEqual(['Hi you'])
  })

  test('closes the connection of a reply that it has had enough of', async () => {
    const { tokens, ending } = await seedRequest('ylokh', ylokh, messages, {}, { script: reply('a') })
    expect([tokens, ['finished', 'by-client'].includes(ending)]).toEqual([['a'], true])
  })

  test('gives a reply 120 seconds, or as many as the config says', () =>
    marbles(({ scheduler, expectObservable }) => {
      const transport = () => NEVER
      const late = (ms: number) => ({ _tag: 'Timeout', phase: 'total', ms, provider: 'ylokh' })
      const config = { transport, scheduler, idleTimeout: 0 }
      expectObservable(ylokh(config)(messages)).toBe('120s #', undefined, late(120_000))
      expectObservable(ylokh({ ...config, timeout: 50 })(messages)).toBe('50ms #', undefined, late(50))
    }))

  test('a reply that stalls is cut by its timeout, and the connection with it', async () => {
    const script = reply('a', stall())
    await expect(seedRequest('ylokh', ylokh, messages, {}, { script, timeout: 1_000 })).rejects.toMatchObject({
      _tag: 'Timeout',
      phase: 'total',
      committed: true,
    })
  })

  test('goes through the proxy of its config', async () => {
    const proxy = await startProxy()
    const { tokens } = await seedRequest('ylokh', ylokh, messages, {}, { proxy: proxy.url() })
    expect(tokens).toEqual(['Hi', ' you'])
    expect(proxy.asked[0]).toMatch(/^CONNECT 127\.0\.0\.1:\d+ /)
    await proxy.close()
  })
})
