import { firstValueFrom, lastValueFrom, toArray } from 'rxjs'
import { collectReply } from '../../src/core/collectReply.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { cohere } from '../../src/providers/cohere.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { say } from '../wire/cohere/speakCohere.ts'
import { eventFrames } from '../wire/eventFrames.ts'
import { listen } from '../wire/listen.ts'
import { type MemoryTransport, memoryTransport } from '../wire/memoryTransport.ts'

const question: ChatMessage[] = [{ role: 'user', content: 'Hello!' }]
const answer = `${eventFrames([say.start, say.content({ text: 'Hi' }), say.end()])}data: [DONE]\n\n`

const bodyOf = (transport: MemoryTransport): unknown => JSON.parse(transport.requests[0]?.body ?? 'null')

async function send(config: ProviderConfig = {}, options: ChatOptions = {}, messages = question) {
  const transport = memoryTransport(answer)
  const { error } = await listen(cohere.events({ apiKey: 'co-k', transport, ...config })(messages, options))
  return { transport, error }
}

test('the request: address, headers and body', async () => {
  const { transport } = await send()
  expect(transport.requests).toHaveLength(1)
  expect(transport.requests[0]).toMatchObject({
    url: 'https://api.cohere.com/v2/chat',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: 'Bearer co-k' },
  })
  expect(bodyOf(transport)).toEqual({
    model: 'command-a-03-2025',
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: true,
  })
})

test('without a key none is sent', async () => {
  const transport = memoryTransport(answer)
  await listen(cohere.events({ transport })(question))
  expect(transport.requests[0]?.headers).not.toHaveProperty('authorization')
})

test('the base URL, the model and the settings of config and call', async () => {
  const { transport } = await send(
    { baseUrl: 'https://relay.example/cohere', model: 'command-r7b-12-2024' },
    { stream: false, temperature: 0.2, body: { safety_mode: 'OFF', stream: true } },
  )
  expect(transport.requests[0]).toMatchObject({
    url: 'https://relay.example/cohere/chat',
    headers: { accept: 'application/json' },
  })
  expect(bodyOf(transport)).toEqual({
    model: 'command-r7b-12-2024',
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: false,
    temperature: 0.2,
    safety_mode: 'OFF',
  })
})

test('what cannot be asked fails as a notification, and nothing is sent', async () => {
  const { transport, error } = await send({}, { toolChoice: { name: 'weather' } })
  expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'cohere', committed: false })
  expect(error).not.toHaveProperty('status')
  expect(transport.requests).toEqual([])
})

test('the text face gives the text', async () => {
  const transport = memoryTransport(answer)
  await expect(lastValueFrom(cohere({ apiKey: 'k', transport })(question).pipe(toArray()))).resolves.toEqual(['Hi'])
})

test('every chunking of the bytes gives the same', async () => {
  const whole = await listen(cohere.events({ transport: memoryTransport(answer) })(question))
  const bytes = [...new TextEncoder().encode(answer)].map((byte) => Uint8Array.of(byte))
  expect(await listen(cohere.events({ transport: memoryTransport(bytes) })(question))).toEqual(whole)
})

test('a call comes back in the next request as it came, and its thoughts with it', async () => {
  const first = eventFrames([
    say.start,
    say.begin({ type: 'thinking', thinking: '' }),
    say.content({ thinking: 'Look ' }),
    say.content({ thinking: 'it up.' }),
    say.call(0, 'weather_1', 'weather'),
    say.json(0, '{"city":'),
    say.json(0, '"Oslo"}'),
    say.end('TOOL_CALL'),
  ])
  const { message } = await firstValueFrom(
    cohere
      .events({ transport: memoryTransport(first) })(question)
      .pipe(collectReply()),
  )
  const result: ChatMessage = { role: 'tool', toolCallId: 'weather_1', content: '7 °C' }
  const { transport } = await send({}, {}, [...question, message, result])
  expect(bodyOf(transport)).toMatchObject({
    messages: [
      { role: 'user', content: 'Hello!' },
      {
        role: 'assistant',
        content: [{ type: 'thinking', thinking: 'Look it up.' }],
        tool_calls: [
          { id: 'weather_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'weather_1', content: '7 °C' },
    ],
  })
})

test.each([
  [400, 'InvalidRequest', false],
  [401, 'Unauthorized', false],
  [404, 'InvalidRequest', false],
  [422, 'InvalidRequest', false],
  [429, 'RateLimited', true],
  [498, 'HttpStatus', false],
  [500, 'HttpStatus', true],
  [503, 'HttpStatus', true],
])('an answer of status %i', async (status, tag, retryable) => {
  const transport = memoryTransport(JSON.stringify({ id: 'e1', message: 'So it is' }), {
    status,
    headers: { 'content-type': 'application/json' },
  })
  const { events, error } = await listen(cohere.events({ apiKey: 'k', transport })(question))
  expect(events).toEqual([])
  expect(error).toMatchObject({ _tag: tag, status, retryable, message: 'So it is' })
})

test('its facts', () => {
  expect(cohere.info).toMatchObject({ name: 'cohere', baseUrl: 'https://api.cohere.com/v2', needsKey: true })
})
