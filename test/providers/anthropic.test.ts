import { firstValueFrom, lastValueFrom, toArray } from 'rxjs'
import { collectReply } from '../../src/core/collectReply.ts'
import type { ChatMessage } from '../../src/core/ChatMessage.ts'
import type { ChatOptions } from '../../src/core/ChatOptions.ts'
import { anthropic } from '../../src/providers/anthropic.ts'
import type { ProviderConfig } from '../../src/providers/ProviderConfig.ts'
import { say } from '../wire/anthropic/speakAnthropic.ts'
import { eventFrames } from '../wire/eventFrames.ts'
import { listen } from '../wire/listen.ts'
import { type MemoryTransport, memoryTransport } from '../wire/memoryTransport.ts'

const question: ChatMessage[] = [{ role: 'user', content: 'Hello!' }]
const answer = eventFrames([say.start(), say.text('Hi'), say.reason('end_turn'), say.stop])

const bodyOf = (transport: MemoryTransport, at = 0): unknown => JSON.parse(transport.requests[at]?.body ?? 'null')

async function send(config: ProviderConfig = {}, options: ChatOptions = {}, messages = question) {
  const transport = memoryTransport(answer)
  const { error } = await listen(anthropic.events({ apiKey: 'sk-ant-k', transport, ...config })(messages, options))
  return { transport, error }
}

test('the request: address, headers and body', async () => {
  const { transport } = await send()
  expect(transport.requests).toHaveLength(1)
  expect(transport.requests[0]).toMatchObject({
    url: 'https://api.anthropic.com/v1/messages',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'anthropic-version': '2023-06-01',
      'x-api-key': 'sk-ant-k',
    },
  })
  expect(transport.requests[0]?.headers).not.toHaveProperty('authorization')
  expect(bodyOf(transport)).toEqual({
    model: 'claude-sonnet-4-5',
    max_tokens: 8192,
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: true,
  })
})

test('without a key none is sent, and a version of your own replaces ours', async () => {
  const transport = memoryTransport(answer)
  await listen(anthropic.events({ transport, headers: { 'Anthropic-Version': '2024-01-01' } })(question))
  expect(transport.requests[0]?.headers).toMatchObject({ 'anthropic-version': '2024-01-01' })
  expect(transport.requests[0]?.headers).not.toHaveProperty('x-api-key')
})

test('the base URL, the model and the settings of config and call', async () => {
  const { transport } = await send(
    { baseUrl: 'https://relay.example/anthropic/', model: 'claude-opus-4-5' },
    { stream: false, maxTokens: 10, body: { thinking: { type: 'enabled', budget_tokens: 1024 }, messages: [] } },
  )
  expect(transport.requests[0]).toMatchObject({
    url: 'https://relay.example/anthropic/messages',
    headers: { accept: 'application/json' },
  })
  expect(bodyOf(transport)).toEqual({
    model: 'claude-opus-4-5',
    max_tokens: 10,
    messages: [{ role: 'user', content: 'Hello!' }],
    stream: false,
    thinking: { type: 'enabled', budget_tokens: 1024 },
  })
})

test('an output setting of your own stands beside the format', async () => {
  const schema = { type: 'object' }
  const { transport } = await send(
    {},
    { responseFormat: { type: 'json', schema }, body: { output_config: { effort: 'low' } } },
  )
  expect(bodyOf(transport)).toMatchObject({
    output_config: { effort: 'low', format: { type: 'json_schema', schema } },
  })
})

test('what cannot be asked fails as a notification, and nothing is sent', async () => {
  const { transport, error } = await send({}, { responseFormat: { type: 'json' } })
  expect(error).toMatchObject({ _tag: 'InvalidRequest', provider: 'anthropic', committed: false })
  expect(error).not.toHaveProperty('status')
  expect(transport.requests).toEqual([])
})

test('the text face gives the text', async () => {
  const transport = memoryTransport(answer)
  await expect(lastValueFrom(anthropic({ apiKey: 'k', transport })(question).pipe(toArray()))).resolves.toEqual(['Hi'])
})

test('every chunking of the bytes gives the same', async () => {
  const whole = await listen(anthropic.events({ transport: memoryTransport(answer) })(question))
  const bytes = [...new TextEncoder().encode(answer)].map((byte) => Uint8Array.of(byte))
  expect(await listen(anthropic.events({ transport: memoryTransport(bytes) })(question))).toEqual(whole)
})

test('a reply comes back in the next request as it came: signatures, hidden thoughts, calls', async () => {
  const first = eventFrames([
    say.start(),
    say.block(0, { type: 'thinking', thinking: '', signature: '' }),
    say.delta(0, { type: 'thinking_delta', thinking: 'Look ' }),
    say.delta(0, { type: 'thinking_delta', thinking: 'it up.' }),
    say.delta(0, { type: 'signature_delta', signature: 'EqQB' }),
    say.endOf(0),
    say.block(1, { type: 'redacted_thinking', data: 'EmwK' }),
    say.endOf(1),
    say.block(2, { type: 'thinking', thinking: '', signature: '' }),
    say.delta(2, { type: 'signature_delta', signature: 'EqQC' }),
    say.endOf(2),
    say.block(3, { type: 'text', text: '' }),
    say.text('One moment.', 3),
    say.endOf(3),
    say.block(4, { type: 'tool_use', id: 'toolu_1', name: 'weather', input: {} }),
    say.json('{"city":', 4),
    say.json('"Oslo"}', 4),
    say.endOf(4),
    say.reason('tool_use'),
    say.stop,
  ])
  const { message } = await firstValueFrom(
    anthropic
      .events({ transport: memoryTransport(first) })(question)
      .pipe(collectReply()),
  )
  const result: ChatMessage = { role: 'tool', toolCallId: 'toolu_1', content: '7 °C' }
  const { transport } = await send({}, {}, [...question, message, result])
  expect(bodyOf(transport)).toMatchObject({
    messages: [
      { role: 'user', content: 'Hello!' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Look it up.', signature: 'EqQB' },
          { type: 'redacted_thinking', data: 'EmwK' },
          { type: 'thinking', thinking: '', signature: 'EqQC' },
          { type: 'text', text: 'One moment.' },
          { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Oslo' } },
        ],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: '7 °C' }] },
    ],
  })
})

test.each([
  [400, 'invalid_request_error', 'InvalidRequest', false],
  [401, 'authentication_error', 'Unauthorized', false],
  [403, 'permission_error', 'Unauthorized', false],
  [404, 'not_found_error', 'InvalidRequest', false],
  [413, 'request_too_large', 'InvalidRequest', false],
  [429, 'rate_limit_error', 'RateLimited', true],
  [500, 'api_error', 'HttpStatus', true],
  [529, 'overloaded_error', 'HttpStatus', true],
])('an answer of status %i', async (status, type, tag, retryable) => {
  const transport = memoryTransport(JSON.stringify({ type: 'error', error: { type, message: 'So it is' } }), {
    status,
    headers: { 'content-type': 'application/json', 'request-id': 'req_1' },
  })
  const { events, error } = await listen(anthropic.events({ apiKey: 'k', transport })(question))
  expect(events).toEqual([])
  expect(error).toMatchObject({ _tag: tag, status, retryable, message: 'So it is', requestId: 'req_1' })
})

test('too little credit is a quota, though its status is 400', async () => {
  const message = 'Your credit balance is too low to access the Anthropic API.'
  const transport = memoryTransport(JSON.stringify({ error: { type: 'invalid_request_error', message } }), {
    status: 400,
    headers: { 'content-type': 'application/json' },
  })
  const { error } = await listen(anthropic.events({ apiKey: 'k', transport })(question))
  expect(error).toMatchObject({ _tag: 'QuotaExhausted', message })
})

test('its facts', () => {
  expect(anthropic.info).toMatchObject({ name: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', needsKey: true })
})
